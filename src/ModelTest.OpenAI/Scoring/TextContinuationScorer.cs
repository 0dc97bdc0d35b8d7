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
internal sealed class TextContinuationScorer(ITextScorer texts, MetaTemplate template, ServerTokenizer? tokenizer, ServerProblems problems)
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
        // The prompt alone is one of the texts: where it ends is told by its tokens.
        var scored = await (options.SeparateTokens
            ? ScoreTokensAsync(open, continuations, cancellationToken)
            : texts.ScoreAsync(
                [open, .. continuations.Select(c => options.WholeTurn ? template.RenderClosed(prompt.WithReply(c)) : open + c)],
                cancellationToken)).ConfigureAwait(false);
        var (before, full) = (scored[0], scored.Skip(1).ToList());
        var from = full.Min(f => Shared(f, before));
        if (from == 0 || full.Exists(f => f.Length <= from))
        {
            throw new ArgumentException("a continuation has no tokens of its own", nameof(continuations));
        }
        return new ScoreResult(
            full.ConvertAll(f => new ContinuationScore(f.Skip(from).Sum(t => t.LogProbability!.Value), f.Length - from)),
            from,
            options.IncludePrompt ? before.Take(from).Skip(1).Sum(t => t.LogProbability!.Value) : null);
    }

    private async Task<IReadOnlyList<ScoredToken[]>> ScoreTokensAsync(string open, IReadOnlyList<string> continuations, CancellationToken cancellationToken)
    {
        if (tokenizer is null)
        {
            throw problems.Error(
                "a continuation is to be tokenized by itself, and the server has no tokenizer to ask.",
                "set the dataset's mode to ppl or gen, or model.server.dialect to the server that it is.");
        }
        var ids = await tokenizer.EncodeAsync(open, begin: true, cancellationToken).ConfigureAwait(false);
        var own = await Task.WhenAll(continuations.Select(c => tokenizer.EncodeAsync(c, begin: false, cancellationToken))).ConfigureAwait(false);
        return await texts.ScoreAsync([ids, .. own.Select(o => (int[])[.. ids, .. o])], cancellationToken).ConfigureAwait(false);
    }

    private static int Shared(ScoredToken[] text, ScoredToken[] prompt)
    {
        var shared = 0;
        while (shared < text.Length && shared < prompt.Length && text[shared].Name == prompt[shared].Name)
        {
            shared++;
        }
        return shared;
    }
}
