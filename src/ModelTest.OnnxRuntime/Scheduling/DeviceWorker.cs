using ModelTest.OnnxRuntime.Execution;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>The thread of one device: plans steps and runs them.</summary>
internal sealed class DeviceWorker
{
    private const int SweepMilliseconds = 50;

    private readonly SchedulerDevice device;
    private readonly RequestQueue queue;
    private readonly RequestWalk walk;
    private readonly Thread thread;
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StepPlanner planner = null!;
    private IStepExecutor executor = null!;
    private int blocks;
    private long steps;
    private long lastSweep;
    private volatile SchedulerStatistics statistics = SchedulerStatistics.None;

    /// <summary>Starts the thread, which first loads the executor.</summary>
    /// <param name="device">The device.</param>
    /// <param name="queue">The requests of all devices.</param>
    /// <param name="start">Where in the queue's order this device begins.</param>
    public DeviceWorker(SchedulerDevice device, RequestQueue queue, double start)
    {
        (this.device, this.queue) = (device, queue);
        walk = new RequestWalk(queue, start);
        thread = new Thread(Run) { IsBackground = true, Name = "ModelTest scheduler" };
        thread.Start();
    }

    /// <summary>Ends when the executor is loaded; fails when it could not be.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>What has been done so far.</summary>
    public SchedulerStatistics Statistics => statistics;

    /// <summary>Waits for the thread to end, once the queue is stopped.</summary>
    public void Join()
    {
        // Loading cannot be stopped, and nobody waits for what it brings: the thread ends by itself.
        if (loaded.Task.IsCompleted)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        try
        {
            (executor, blocks) = device.Load();
        }
        catch (Exception error)
        {
            queue.Break(error);
            loaded.SetException(error);
            return;
        }
        planner = new StepPlanner(device.Options, blocks, walk);
        loaded.SetResult();
        Loop();
        try
        {
            executor.Dispose();
        }
        catch (Exception error)
        {
            // A device that failed once may fail every call from then on, and on this bare thread that would end the process.
            queue.Break(error);
        }
    }

    private void Loop()
    {
        try
        {
            while (queue.Ended is null)
            {
                if (planner.Running.Count + planner.Postponed.Count == 0)
                {
                    walk.Restart();
                    queue.Wait();
                }
                Step();
            }
            FailOwn(queue.Ended);
        }
        catch (Exception error)
        {
            // The cache's content is unknown now, and the next step would most likely fail the same way.
            var told = device.Explain(error);
            queue.Break(told);
            FailOwn(told);
        }
    }

    private void Step()
    {
        DropCancelled();
        var (batch, scheduled) = planner.Plan();
        if (batch.InputIds.Count == 0)
        {
            FailWhatCannotRun();
            return;
        }
        var output = executor.Run(batch);
        steps++;
        statistics = planner.Statistics(steps);
        var row = 0;
        foreach (var (sequence, positions) in scheduled)
        {
            Accept(sequence, positions, output, row);
            row += positions.Count;
        }
    }

    private void Accept(Sequence sequence, IReadOnlyList<int> positions, StepOutput output, int firstRow)
    {
        try
        {
            for (var i = 0; i < positions.Count; i++)
            {
                sequence.Accept(positions[i], output.Row(firstRow + i));
            }
        }
        catch (Exception error)
        {
            // One request's trouble, such as logits that are not numbers, is not the others'.
            planner.Remove(sequence);
            sequence.Fail(error);
            return;
        }
        if (sequence.IsFinished)
        {
            planner.Remove(sequence);
            sequence.Complete();
        }
    }

    private void DropCancelled()
    {
        // Looking through thousands of waiting requests at every step would cost more than a short step itself.
        if (Environment.TickCount64 - lastSweep < SweepMilliseconds)
        {
            return;
        }
        lastSweep = Environment.TickCount64;
        foreach (var sequence in planner.Running.Concat(planner.Postponed).Where(s => s.Cancellation.IsCancellationRequested).ToList())
        {
            planner.Remove(sequence);
            sequence.Fail(new OperationCanceledException(sequence.Cancellation));
        }
        foreach (var sequence in queue.TakeCancelled())
        {
            sequence.Fail(new OperationCanceledException(sequence.Cancellation));
        }
    }

    // Nothing fits although nothing else holds the cache: the oldest of the running ones, or else the one that was not admitted, is too long for it.
    // Or nothing waits any more: another device took it.
    private void FailWhatCannotRun()
    {
        var sequence = planner.Running.Count > 0 ? planner.Running[0] : planner.Postponed.Count > 0 ? planner.Postponed[0] : null;
        if (sequence is null)
        {
            return;
        }
        planner.Remove(sequence);
        sequence.Fail(new InputException(
            "model.cache_mebibytes",
            $"a request of {sequence.Target} tokens does not fit the key-value cache of {(long)blocks * device.Options.BlockSize} tokens.",
            "give the cache more memory (model.cache_mebibytes), or use shorter prompts (datasets.….shots, model.context_length)."));
    }

    // The planner is left as it is: a step may have broken off in its middle.
    private void FailOwn(Exception error)
    {
        foreach (var sequence in planner.Running.Concat(planner.Postponed))
        {
            sequence.Fail(error);
        }
    }
}
