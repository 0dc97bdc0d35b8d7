namespace ModelTest.Models;

/// <summary>The score of one continuation.</summary>
/// <param name="LogProbability">Sum of ln p over the continuation's tokens (with <see cref="ScoreOptions.WholeTurn"/>, the template's closing tokens too).</param>
/// <param name="Tokens">How many tokens that sum runs over.</param>
public sealed record ContinuationScore(double LogProbability, int Tokens);
