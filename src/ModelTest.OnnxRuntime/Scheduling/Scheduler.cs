namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Owns the devices: a thread for each takes requests from many callers and runs steps until all are answered. New requests join while
/// others are being computed (continuous batching).
/// </summary>
internal sealed class Scheduler : IScheduler
{
    private readonly RequestQueue queue = new();
    private readonly List<DeviceWorker> workers;

    /// <summary>Starts a thread per device, which first loads its executor; requests may come meanwhile.</summary>
    /// <param name="devices">The devices.</param>
    public Scheduler(params IReadOnlyList<SchedulerDevice> devices)
    {
        workers = [.. devices.Select((d, i) => new DeviceWorker(d, queue, (double)i / devices.Count))];
        Loaded = Task.WhenAll(workers.Select(w => w.Loaded));
    }

    /// <summary>Ends when all executors are loaded; fails when one could not be.</summary>
    public Task Loaded { get; }

    /// <summary>What has been done so far, on all devices.</summary>
    public SchedulerStatistics Statistics => workers.Aggregate(SchedulerStatistics.None, (sum, w) => sum + w.Statistics);

    /// <summary>Hands sequences over, together, so that they can share; their own tasks tell the results.</summary>
    public void Submit(params IReadOnlyList<Sequence> sequences) => queue.Add(sequences);

    /// <summary>Ends the threads; unanswered requests fail.</summary>
    public void Dispose()
    {
        if (queue.Stop())
        {
            workers.ForEach(w => w.Join());
        }
    }
}
