using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>Counts prompts' tokens, each once: datasets count the same prompt before a run and in it.</summary>
/// <param name="count">Asks the server.</param>
internal sealed class TokenCounts(Func<Prompt, CancellationToken, Task<int>> count)
{
    // Of a hash each: the prompts of a large benchmark would be hundreds of megabytes.
    private readonly ConcurrentDictionary<UInt128, int> known = new();

    /// <summary>The tokens of a prompt.</summary>
    public ValueTask<int> CountAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var key = Key(prompt);
        return known.TryGetValue(key, out var tokens) ? ValueTask.FromResult(tokens) : new ValueTask<int>(AskAsync(key, prompt, cancellationToken));
    }

    private async Task<int> AskAsync(UInt128 key, Prompt prompt, CancellationToken cancellationToken)
    {
        var tokens = await count(prompt, cancellationToken).ConfigureAwait(false);
        known[key] = tokens;
        return tokens;
    }

    private static UInt128 Key(Prompt prompt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var turn in prompt.Turns)
        {
            // Lengths keep turns apart.
            hash.AppendData(BitConverter.GetBytes((int)turn.Role));
            hash.AppendData(BitConverter.GetBytes(turn.Text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(turn.Text));
        }
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }
}
