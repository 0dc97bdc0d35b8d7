namespace ModelTest.Tests.Servers.Serving;

/// <summary>A token with its log-probability and the likeliest tokens in its place.</summary>
/// <param name="Id">The token.</param>
/// <param name="LogProbability">ln p given all tokens before it; null for the first token of a prompt.</param>
/// <param name="Top">The likeliest tokens, likeliest first.</param>
internal sealed record ScoredToken(int Id, double? LogProbability, IReadOnlyList<TokenChance> Top);
