using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Replaying;

namespace ModelTest.Caching;

/// <summary>A model that is asked only for what no run has asked it before.</summary>
/// <param name="model">The model; given back with this one.</param>
/// <param name="generation">Its own settings of generation.</param>
/// <param name="cache">The answers there are.</param>
internal sealed class CachedModel(IModel model, GenerationSettings generation, ReplyCache cache) : IModel
{
    /// <inheritdoc/>
    public ModelInfo Info => model.Info;

    /// <inheritdoc/>
    public string Note => model.Note;

    /// <summary>The model itself: for questions whose answer must be new.</summary>
    public IModel Inner => model;

    /// <inheritdoc/>
    public Task ReadyAsync(CancellationToken cancellationToken = default) => model.ReadyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default) =>
        model.CountTokensAsync(prompt, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        var (key, known) = await FindAsync(() => CallKey.Of(model.Info, generation, prompt, options), cancellationToken).ConfigureAwait(false);
        if (known?.ToReply() is { } found)
        {
            return found;
        }
        var reply = await model.GenerateAsync(prompt, options, cancellationToken).ConfigureAwait(false);
        cache.Add(RecordedCall.Of(key, reply));
        return reply;
    }

    /// <inheritdoc/>
    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default)
    {
        var (key, known) = await FindAsync(() => CallKey.Of(model.Info, prompt, continuations, options), cancellationToken).ConfigureAwait(false);
        if (known?.ToScores() is { } found)
        {
            return found;
        }
        var scores = await model.ScoreAsync(prompt, continuations, options, cancellationToken).ConfigureAwait(false);
        cache.Add(RecordedCall.Of(key, scores));
        return scores;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => model.DisposeAsync();

    // On the pool: all items of a run come at once, from few threads.
    private Task<(string Key, RecordedCall? Known)> FindAsync(Func<string> key, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var name = key();
            return (name, cache.Find(name));
        },
        cancellationToken);
}
