using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Tests.Judging;

/// <summary>A model that answers by script.</summary>
internal sealed class ScriptedModel(Func<string, CancellationToken, Task<string>> reply, ModelInfo info) : IModel
{
    private int asked;

    public ModelInfo Info => info;

    public int Asked => asked;

    public bool Disposed { get; private set; }

    /// <summary>A token is a character.</summary>
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(prompt.Turns.Sum(t => t.Text.Length));

    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref asked);
        var text = await reply(prompt.Turns[^1].Text, cancellationToken);
        return new Reply(text, 10, text.Length, StopReason.Stop);
    }

    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref asked);
        // Earlier choices are likelier.
        return Task.FromResult(new ScoreResult([.. continuations.Select((_, i) => new ContinuationScore(-i - 0.123456, 1))], 10, null));
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
