using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Running;

/// <summary>The model as one item sees it: remembers the item's last prompt, which is all there is to show when no reply comes.</summary>
/// <param name="model">The model.</param>
internal sealed class WatchedModel(IModel model) : IModel
{
    /// <summary>The last prompt asked; null while none was.</summary>
    public Prompt? Prompt { get; private set; }

    /// <inheritdoc />
    public ModelInfo Info => model.Info;

    /// <inheritdoc />
    public Task ReadyAsync(CancellationToken cancellationToken = default) => model.ReadyAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) =>
        model.CountTokensAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        Prompt = prompt;
        return model.GenerateAsync(prompt, options, cancellationToken);
    }

    /// <inheritdoc />
    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        Prompt = prompt;
        return model.ScoreAsync(prompt, continuations, options, cancellationToken);
    }

    /// <summary>Does nothing: the model goes on serving others.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
