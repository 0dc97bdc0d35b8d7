using ModelTest.Models;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>A checkpoint on a local session. Renders and tokenizes on the caller's thread; the scheduler computes.</summary>
internal sealed class OnnxRuntimeModel(
    ModelInfo info, GenerationSettings defaults, int positions, IReadOnlySet<int> stopIds, MetaTemplate template, SentencePieceTokenizer tokenizer,
    Scheduler scheduler) : IModel
{
    public ModelInfo Info => info;

    /// <summary>What the scheduler has done so far.</summary>
    public SchedulerStatistics Statistics => scheduler.Statistics;

    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var text = prompt.Turns[^1].Role == Role.Assistant ? template.RenderClosed(prompt) : template.RenderOpen(prompt);
        return ValueTask.FromResult(tokenizer.Encode(text).Length);
    }

    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var ids = tokenizer.Encode(template.RenderOpen(prompt));
        // One position at least must be left for the reply.
        CheckLength(ids.Length, Math.Min(info.ContextLength, positions - 1));
        var sampling = new SamplingOptions(
            options.Temperature ?? defaults.Temperature, options.TopK ?? defaults.TopK, options.TopP ?? defaults.TopP, options.Seed ?? defaults.Seed ?? 0);
        var limits = new GenerateLimits(
            Math.Min(options.MaxNewTokens ?? defaults.MaxNewTokens, positions - ids.Length),
            options.MinNewTokens ?? defaults.MinNewTokens,
            options.StopIds.Count == 0 ? stopIds : stopIds.Concat(options.StopIds).ToHashSet());
        string[] stops = [.. defaults.Stop, .. options.Stop];
        var sequence = new GenerateSequence(
            [.. ids],
            limits,
            new TokenChooser(sampling, ids),
            stops.Length == 0 ? null : generated => FirstStop(tokenizer.Decode([.. generated]), stops) >= 0)
        {
            Cancellation = cancellationToken,
        };
        scheduler.Submit(sequence);
        var result = await sequence.Result.ConfigureAwait(false);
        var text = tokenizer.Decode([.. result.Ids]);
        var end = FirstStop(text, stops);
        return new Reply(end < 0 ? text : text[..end], ids.Length, result.Ids.Count, result.StopReason);
    }

    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(continuations);
        ArgumentNullException.ThrowIfNull(options);
        var open = template.RenderOpen(prompt);
        var promptIds = tokenizer.Encode(open);
        var full = continuations.Select(c => tokenizer.Encode(options.WholeTurn ? template.RenderClosed(prompt.WithReply(c)) : open + c)).ToList();
        CheckLength(full.Max(f => f.Length), info.ContextLength);
        // A continuation's first characters may merge with the prompt's last ones: scoring starts where none of the texts differs yet.
        var from = full.Min(f => f.AsSpan().CommonPrefixLength(promptIds));
        if (from == 0 || full.Any(f => f.Length <= from))
        {
            throw new ArgumentException("a continuation has no tokens of its own", nameof(continuations));
        }
        // Continuations that differ in their last token only are alternatives of one sequence.
        var groups = full.GroupBy(f => string.Join(',', f.AsSpan(from, f.Length - from - 1).ToArray())).ToList();
        var sequences = groups.ConvertAll(g =>
            new ScoreSequence([.. g.First()[..^1]], from, [.. g.Select(f => f[^1])]) { Cancellation = cancellationToken });
        ScoreSequence? promptSequence = options.IncludePrompt && from > 1
            ? new ScoreSequence([.. promptIds[..(from - 1)]], 1, [promptIds[from - 1]]) { Cancellation = cancellationToken }
            : null;
        scheduler.Submit(promptSequence is null ? sequences : [.. sequences, promptSequence]);
        var scores = new Dictionary<int[], double>();
        foreach (var (group, sequence) in groups.Zip(sequences))
        {
            var result = await sequence.Result.ConfigureAwait(false);
            foreach (var (tokens, last) in group.Zip(result.Last))
            {
                scores[tokens] = result.Known + last;
            }
        }
        double? promptScore = options.IncludePrompt ? 0 : null;
        if (promptSequence is not null)
        {
            var result = await promptSequence.Result.ConfigureAwait(false);
            promptScore = result.Known + result.Last[0];
        }
        return new ScoreResult(full.ConvertAll(f => new ContinuationScore(scores[f], f.Length - from)), from, promptScore);
    }

    public ValueTask DisposeAsync()
    {
        scheduler.Dispose();
        return ValueTask.CompletedTask;
    }

    private void CheckLength(int tokens, int limit)
    {
        if (tokens > limit)
        {
            throw new InputException(
                info.Name,
                $"a prompt has {tokens} tokens, the context holds {limit}.",
                "use fewer shots (datasets.….shots), or a larger model.context_length if the checkpoint allows it.");
        }
    }

    private static int FirstStop(string text, string[] stops)
    {
        var found = stops.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(i => i >= 0).ToList();
        return found.Count == 0 ? -1 : found.Min();
    }
}
