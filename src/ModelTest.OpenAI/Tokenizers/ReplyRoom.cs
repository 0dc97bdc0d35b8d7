using System.Text;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>
/// The tokens that a reply can have beside its prompt: vLLM refuses requests that ask for more, where the local engine ends the reply there.
/// </summary>
/// <param name="context">The most tokens of prompt and reply together.</param>
/// <param name="counts">Counts prompts.</param>
internal sealed class ReplyRoom(int context, TokenCounts counts)
{
    // A template puts fewer round a turn.
    private const int MostRoundTurn = 64;

    /// <summary>The most new tokens to ask for.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="most">The most that are wanted.</param>
    /// <param name="cancellationToken">Gives counting up.</param>
    /// <returns>At most <paramref name="most"/>; that itself where there is no room at all, which the server then says.</returns>
    public async ValueTask<int> LimitAsync(Prompt prompt, int most, CancellationToken cancellationToken)
    {
        // No tokenizer makes more tokens than bytes, so that most prompts need no counting.
        long bytes = 0;
        foreach (var turn in prompt.Turns)
        {
            bytes += Encoding.UTF8.GetByteCount(turn.Text) + MostRoundTurn;
        }
        if (bytes + MostRoundTurn + most <= context)
        {
            return most;
        }
        var room = context - await counts.CountAsync(prompt, cancellationToken).ConfigureAwait(false);
        return room > 0 ? Math.Min(most, room) : most;
    }
}
