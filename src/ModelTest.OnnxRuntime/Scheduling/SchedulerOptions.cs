namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Limits of a step.</summary>
internal sealed record SchedulerOptions
{
    /// <summary>The most tokens of a step, over all sequences; 1 or more.</summary>
    public int TokenBudget { get; init; } = 1024;

    /// <summary>The most sequences of a step; 1 or more.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>The most rows of logits of a step; 1 or more.</summary>
    public int MaxLogitRows { get; init; } = 1024;

    /// <summary>Whether prefixes are shared.</summary>
    public bool SharePrefixes { get; init; } = true;
}
