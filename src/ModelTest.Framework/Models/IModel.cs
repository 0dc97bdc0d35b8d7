using ModelTest.Prompts;

namespace ModelTest.Models;

/// <summary>A model under test, or a judge. All members may be called from many tests at once.</summary>
public interface IModel : IAsyncDisposable
{
    /// <summary>What is known of the model.</summary>
    ModelInfo Info { get; }

    /// <summary>
    /// What a reader of the results should know of how the replies came, as a sentence without a full stop, such as that requests were repeated;
    /// empty: nothing. Read when the run ends.
    /// </summary>
    string Note => "";

    /// <summary>
    /// Ends when the model can answer. An engine may give a model out before its weights are loaded, so that prompts are checked meanwhile;
    /// other calls wait by themselves.
    /// </summary>
    /// <param name="cancellationToken">Gives waiting up.</param>
    Task ReadyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Tokens of the rendered prompt; a prompt that ends in an assistant turn is rendered closed.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default);

    /// <summary>Generates the next assistant turn.</summary>
    /// <param name="prompt">The turns so far.</param>
    /// <param name="options">How to generate.</param>
    /// <param name="cancellationToken">Gives the request up; what was computed for it is freed.</param>
    /// <exception cref="Problems.InputException">The prompt does not fit the context.</exception>
    Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default);

    /// <summary>Scores continuations of one prompt; what they share is computed once.</summary>
    /// <param name="prompt">The turns so far.</param>
    /// <param name="continuations">At least one text.</param>
    /// <param name="options">How to score.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="Problems.InputException">The prompt does not fit the context.</exception>
    /// <exception cref="NotSupportedException"><see cref="ModelInfo.CanScore"/> is false.</exception>
    Task<ScoreResult> ScoreAsync(Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default);
}
