using System.Globalization;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Makes characters of runs of tokens like <c>&lt;0xE4&gt;</c>; a run that is no valid text becomes U+FFFD for each byte.</summary>
internal sealed class ByteFallbackDecoder : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens)
    {
        var (texts, bytes) = (new List<string>(), new List<byte>());
        foreach (var token in tokens)
        {
            if (token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
                && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                continue;
            }
            Flush(bytes, texts);
            texts.Add(token);
        }
        Flush(bytes, texts);
        return texts;
    }

    private static void Flush(List<byte> bytes, List<string> texts)
    {
        if (bytes.Count > 0)
        {
            byte[] run = [.. bytes];
            texts.Add(System.Text.Unicode.Utf8.IsValid(run) ? Encoding.UTF8.GetString(run) : new string('\uFFFD', run.Length));
            bytes.Clear();
        }
    }
}
