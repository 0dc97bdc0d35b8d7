namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>What has been done so far.</summary>
/// <param name="Steps">Steps run.</param>
/// <param name="ComputedTokens">Tokens computed.</param>
/// <param name="ReusedTokens">Tokens taken from the cache instead.</param>
/// <param name="Preemptions">Sequences thrown out of a full cache, to be computed again.</param>
internal sealed record SchedulerStatistics(long Steps, long ComputedTokens, long ReusedTokens, long Preemptions)
{
    /// <summary>Nothing done.</summary>
    public static SchedulerStatistics None { get; } = new(0, 0, 0, 0);

    /// <summary>What two devices have done.</summary>
    public static SchedulerStatistics operator +(SchedulerStatistics a, SchedulerStatistics b) =>
        new(a.Steps + b.Steps, a.ComputedTokens + b.ComputedTokens, a.ReusedTokens + b.ReusedTokens, a.Preemptions + b.Preemptions);
}
