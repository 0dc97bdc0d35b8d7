namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>What the scheduler has done so far.</summary>
/// <param name="Steps">Steps run.</param>
/// <param name="ComputedTokens">Tokens computed.</param>
/// <param name="ReusedTokens">Tokens taken from the cache instead.</param>
/// <param name="Preemptions">Sequences thrown out of a full cache, to be computed again.</param>
internal sealed record SchedulerStatistics(long Steps, long ComputedTokens, long ReusedTokens, long Preemptions);
