namespace ModelTest.Models;

/// <summary>The scores of a prompt's continuations.</summary>
/// <param name="Continuations">One score per continuation, in the order asked.</param>
/// <param name="PromptTokens">Tokens before the first scored token; the same for all continuations.</param>
/// <param name="PromptLogProbability">Sum of ln p over the prompt's tokens but the first, or null when not asked for.</param>
public sealed record ScoreResult(IReadOnlyList<ContinuationScore> Continuations, int PromptTokens, double? PromptLogProbability);
