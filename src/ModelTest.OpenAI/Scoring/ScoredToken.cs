namespace ModelTest.OpenAI.Scoring;

/// <summary>A token of a text that a server scored.</summary>
/// <param name="Name">What tells it from others: its id as text, or its text where the server tells no ids.</param>
/// <param name="LogProbability">ln p after the tokens before it; null for the first.</param>
internal readonly record struct ScoredToken(string Name, double? LogProbability);
