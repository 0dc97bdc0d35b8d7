using ModelTest.Models;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>A checkpoint on a local session. Renders and tokenizes on the caller's thread; the scheduler computes.</summary>
/// <param name="info">What is told of the model; its context length is at most <paramref name="positions"/>.</param>
/// <param name="defaults">Generation where a call leaves it open.</param>
/// <param name="positions">The most tokens of prompt and reply together: those of the checkpoint, or fewer where the cache holds fewer.</param>
/// <param name="stopIds">Ids that end every reply.</param>
/// <param name="template">The chat template.</param>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="scheduler">Computes; disposed with the model.</param>
internal sealed class OnnxRuntimeModel(
    ModelInfo info, GenerationSettings defaults, int positions, IReadOnlySet<int> stopIds, MetaTemplate template, ITokenizer tokenizer,
    IScheduler scheduler) : IModel
{
    public ModelInfo Info => info;

    /// <summary>What the scheduler has done so far.</summary>
    public SchedulerStatistics Statistics => scheduler.Statistics;

    public Task ReadyAsync(CancellationToken cancellationToken = default) => scheduler.Loaded.WaitAsync(cancellationToken);

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
        CheckLength(ids.Length);
        var maxNewTokens = options.MaxNewTokens ?? defaults.MaxNewTokens;
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNewTokens, 1, nameof(options));
        var sampling = new SamplingOptions(
            options.Temperature ?? defaults.Temperature, options.TopK ?? defaults.TopK, options.TopP ?? defaults.TopP, options.Seed ?? defaults.Seed ?? 0);
        var limits = new GenerateLimits(
            // The last token of a reply takes no position: nothing is computed from it.
            Math.Min(maxNewTokens, positions - ids.Length + 1),
            options.MinNewTokens ?? defaults.MinNewTokens,
            options.StopIds.Count == 0 ? stopIds : stopIds.Concat(options.StopIds).ToHashSet());
        var stops = new StopStrings([.. defaults.Stop, .. options.Stop], tokenizer);
        var sequence = new GenerateSequence([.. ids], limits, new TokenChooser(sampling, ids), stops.IsEmpty ? null : stops.EndIn)
        {
            Cancellation = cancellationToken,
        };
        scheduler.Submit(sequence);
        var result = await sequence.Result.ConfigureAwait(false);
        return new Reply(stops.Cut(tokenizer.Decode([.. result.Ids])), ids.Length, result.Ids.Count, result.StopReason);
    }

    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(continuations);
        ArgumentNullException.ThrowIfNull(options);
        var open = template.RenderOpen(prompt);
        var promptIds = tokenizer.Encode(open);
        var full = continuations.Select(Tokens).ToList();
        CheckLength(full.Max(f => f.Length));
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

        int[] Tokens(string continuation) =>
            options.SeparateTokens ? [.. promptIds, .. tokenizer.EncodePlain(continuation)]
            : tokenizer.Encode(options.WholeTurn ? template.RenderClosed(prompt.WithReply(continuation)) : open + continuation);
    }

    public ValueTask DisposeAsync()
    {
        scheduler.Dispose();
        return ValueTask.CompletedTask;
    }

    private void CheckLength(int tokens)
    {
        if (tokens > info.ContextLength)
        {
            throw new InputException(
                info.Name,
                $"a prompt has {tokens} tokens, the context holds {info.ContextLength}.",
                "use fewer shots (datasets.….shots), or a larger model.context_length and model.cache_mebibytes if the checkpoint allows it.");
        }
    }
}
