using System.Globalization;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Scoring;

/// <summary>
/// Scores continuations as the local engine does: whole texts are scored, and the sums begin where none of the texts differs from the prompt yet.
/// </summary>
/// <param name="texts">Scores texts.</param>
/// <param name="template">Renders prompts.</param>
/// <param name="tokenizer">The server's tokenizer; null: it has none.</param>
/// <param name="problems">Says what is wrong.</param>
internal sealed class TextContinuationScorer(CompletionScorer texts, MetaTemplate template, ServerTokenizer? tokenizer, ServerProblems problems)
    : IContinuationScorer
{
    /// <inheritdoc/>
    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(continuations);
        ArgumentNullException.ThrowIfNull(options);
        var open = template.RenderOpen(prompt);
        var (before, full) = await (options.SeparateTokens
            ? ScoreTokensAsync(open, continuations, cancellationToken)
            : ScoreTextsAsync(
                open,
                [.. continuations.Select(c => options.WholeTurn ? template.RenderClosed(prompt.WithReply(c)) : open + c)],
                cancellationToken)).ConfigureAwait(false);
        var from = full.Min(f => Shared(f, before));
        if (from == 0 || full.Any(f => f.Length <= from))
        {
            throw new ArgumentException("a continuation has no tokens of its own", nameof(continuations));
        }
        return new ScoreResult(
            [.. full.Select(f => new ContinuationScore(f.Skip(from).Sum(t => t.LogProbability!.Value), f.Length - from))],
            from,
            options.IncludePrompt ? full[0].Take(from).Skip(1).Sum(t => t.LogProbability!.Value) : null);
    }

    // Where the prompt ends is told by its own tokens: those of the tokenizer, or those of the prompt scored alone.
    private async Task<(string[] Before, IReadOnlyList<ScoredToken[]> Full)> ScoreTextsAsync(
        string open, IReadOnlyList<string> full, CancellationToken cancellationToken)
    {
        if (texts.TellsIds && tokenizer is not null)
        {
            var ids = await tokenizer.EncodeAsync(open, begin: true, cancellationToken).ConfigureAwait(false);
            return (Names(ids), await texts.ScoreAsync(full, cancellationToken).ConfigureAwait(false));
        }
        var scored = await texts.ScoreAsync([open, .. full], cancellationToken).ConfigureAwait(false);
        return ([.. scored[0].Select(t => t.Name)], [.. scored.Skip(1)]);
    }

    private async Task<(string[] Before, IReadOnlyList<ScoredToken[]> Full)> ScoreTokensAsync(
        string open, IReadOnlyList<string> continuations, CancellationToken cancellationToken)
    {
        if (tokenizer is null)
        {
            throw problems.Error(
                "a continuation is to be tokenized by itself, and the server has no tokenizer to ask.",
                "set the dataset's mode to ppl or gen, or server.dialect to the server that it is.");
        }
        var ids = await tokenizer.EncodeAsync(open, begin: true, cancellationToken).ConfigureAwait(false);
        var own = await Task.WhenAll(continuations.Select(c => tokenizer.EncodeAsync(c, begin: false, cancellationToken))).ConfigureAwait(false);
        return (Names(ids), await texts.ScoreAsync([.. own.Select(o => (int[])[.. ids, .. o])], cancellationToken).ConfigureAwait(false));
    }

    private static string[] Names(int[] ids) => [.. ids.Select(i => i.ToString(CultureInfo.InvariantCulture))];

    private static int Shared(ScoredToken[] text, string[] prompt)
    {
        var shared = 0;
        // A first token without a name follows nothing and was not told; every text begins with the same.
        while (shared < text.Length && shared < prompt.Length && (text[shared].Name == prompt[shared] || text[shared].Name.Length == 0))
        {
            shared++;
        }
        return shared;
    }
}
