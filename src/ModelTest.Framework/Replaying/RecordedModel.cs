using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Replaying;

/// <summary>
/// A model that gives again what it is recorded to have said about one item, and nothing else: a question that was not recorded is no reply but a
/// sign that the data or the settings are others.
/// </summary>
/// <param name="info">What was recorded of the model.</param>
/// <param name="trace">What the item asked; null: nothing can be given again.</param>
internal sealed class RecordedModel(ModelInfo info, CallTrace? trace = null) : IModel
{
    /// <summary>Whether something was asked that was not recorded.</summary>
    public bool IsMissed { get; private set; }

    /// <inheritdoc/>
    public ModelInfo Info => info;

    /// <inheritdoc/>
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) => new(trace?.Find(prompt) ?? throw Missed());

    /// <inheritdoc/>
    public Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default) =>
        trace?.Find(QuestionKey.OfReply(prompt, options))?.ToReply() is { } reply ? Task.FromResult(reply) : Task.FromException<Reply>(Missed());

    /// <inheritdoc/>
    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
        trace?.Find(QuestionKey.OfScores(prompt, continuations, options))?.ToScores() is { } scores && scores.Continuations.Count == continuations.Count
            ? Task.FromResult(scores)
            : Task.FromException<ScoreResult>(Missed());

    /// <summary>Does nothing: there is nothing to give back.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private InvalidOperationException Missed()
    {
        IsMissed = true;
        return new InvalidOperationException("this was not asked in the recorded run.");
    }
}
