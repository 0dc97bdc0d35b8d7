namespace ModelTest.Tests.Servers.Serving;

/// <summary>A token that could have come, and its ln p.</summary>
internal readonly record struct TokenChance(int Id, double LogProbability);
