namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Takes sequences from many callers and computes them.</summary>
internal interface IScheduler : IDisposable
{
    /// <summary>Ends when the model is loaded; fails when it could not be.</summary>
    Task Loaded { get; }

    /// <summary>What has been done so far.</summary>
    SchedulerStatistics Statistics { get; }

    /// <summary>Hands sequences over, together, so that they can share; their own tasks tell the results.</summary>
    /// <param name="sequences">The sequences.</param>
    void Submit(params IReadOnlyList<Sequence> sequences);
}
