using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Scoring;

/// <summary>Scores continuations by what a server tells of log-probabilities.</summary>
internal interface IContinuationScorer
{
    /// <summary>See <see cref="IModel.ScoreAsync"/>.</summary>
    Task<ScoreResult> ScoreAsync(Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken);
}
