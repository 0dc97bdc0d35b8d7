using ModelTest.Scoring;

namespace ModelTest.Baselines;

/// <summary>An item that came out otherwise than in the baseline.</summary>
/// <param name="Subject">The item's subject.</param>
/// <param name="Was">What it was.</param>
/// <param name="Is">What it is.</param>
internal sealed record ItemChange(string Subject, BaselineLine Was, ItemResult Is);
