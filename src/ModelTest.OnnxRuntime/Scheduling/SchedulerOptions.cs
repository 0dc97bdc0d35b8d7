namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Limits of a step, and the cache's shape.</summary>
internal sealed record SchedulerOptions
{
    /// <summary>The most tokens of a step, over all sequences; 1 or more.</summary>
    public int TokenBudget { get; init; } = 1024;

    /// <summary>The most sequences of a step; 1 or more.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>The most next tokens that a step answers; 1 or more.</summary>
    public int MaxRows { get; init; } = 1024;

    /// <summary>Tokens of a cache block; 1 or more.</summary>
    public int BlockSize { get; init; } = 1;

    /// <summary>
    /// A sequence waits for the next step rather than compute this many tokens that the step in the making computes already; 1 or more. At 1
    /// questions that only begin alike would come one per step.
    /// </summary>
    public int WorthWaiting { get; init; } = 16;

    /// <summary>Whether prefixes are shared.</summary>
    public bool SharePrefixes { get; init; } = true;
}
