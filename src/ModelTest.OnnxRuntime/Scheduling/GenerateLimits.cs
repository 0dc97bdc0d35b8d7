namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>When a reply ends.</summary>
/// <param name="MaxNewTokens">The most tokens, 1 or more.</param>
/// <param name="MinNewTokens">No end id is chosen before this many; stop strings are not held back.</param>
/// <param name="StopIds">Ids that end the reply and are not part of it.</param>
internal sealed record GenerateLimits(int MaxNewTokens, int MinNewTokens, IReadOnlySet<int> StopIds);
