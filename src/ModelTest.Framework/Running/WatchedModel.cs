using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Replaying;

namespace ModelTest.Running;

/// <summary>
/// The model as one item sees it: remembers the item's last prompt, which is all there is to show when no reply comes, and what was answered, so that
/// the item can be evaluated again without the model.
/// </summary>
/// <param name="model">The model.</param>
internal sealed class WatchedModel(IModel model) : IModel
{
    /// <summary>The last prompt asked; null while none was.</summary>
    public Prompt? Prompt { get; private set; }

    /// <summary>What was asked and answered.</summary>
    public CallTrace Trace { get; } = new();

    /// <inheritdoc />
    public ModelInfo Info => model.Info;

    /// <inheritdoc />
    public Task ReadyAsync(CancellationToken cancellationToken = default) => model.ReadyAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default)
    {
        var tokens = await model.CountTokensAsync(prompt, cancellationToken).ConfigureAwait(false);
        Trace.Add(prompt, tokens);
        return tokens;
    }

    /// <inheritdoc />
    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        Prompt = prompt;
        var reply = await model.GenerateAsync(prompt, options, cancellationToken).ConfigureAwait(false);
        Trace.Add(prompt, options, reply);
        return reply;
    }

    /// <inheritdoc />
    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        Prompt = prompt;
        var scores = await model.ScoreAsync(prompt, continuations, options, cancellationToken).ConfigureAwait(false);
        Trace.Add(prompt, continuations, options, scores);
        return scores;
    }

    /// <summary>Does nothing: the model goes on serving others.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
