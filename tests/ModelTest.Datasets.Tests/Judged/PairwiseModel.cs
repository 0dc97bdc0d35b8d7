using System.Collections.Concurrent;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>A model that answers by script and remembers what it was asked; a token is a character.</summary>
internal sealed class PairwiseModel(
    string name, ConcurrentQueue<(Prompt Prompt, GenerateOptions? Options)> asked, Func<Prompt, string> reply, Func<Prompt, string, double>? score)
    : IModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = name,
        Engine = "scripted",
        Device = "cpu",
        Fingerprint = new string(name[0], 64),
        Template = "none",
        ContextLength = 100_000,
        CanScore = score is not null,
    };

    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(prompt.Turns.Sum(t => t.Text.Length));

    public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        asked.Enqueue((prompt, options));
        var text = reply(prompt);
        return Task.FromResult(new Reply(text, 10, text.Length, StopReason.Stop));
    }

    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        asked.Enqueue((prompt, null));
        return Task.FromResult(new ScoreResult([.. continuations.Select(c => new ContinuationScore(score!(prompt, c), 1))], 10, null));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
