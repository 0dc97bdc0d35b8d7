using ModelTest.OnnxRuntime.Execution;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Owns the executor: one thread takes requests from many callers and runs steps until all are answered. New requests join while
/// others are being computed (continuous batching).
/// </summary>
internal sealed class Scheduler : IDisposable
{
    private const int SweepMilliseconds = 50;

    private readonly StepPlanner planner;
    private readonly int slots;
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WaitingQueue waiting = new();
    private readonly List<Sequence> arrived = [];
    private readonly Thread thread;
    private IStepExecutor executor = null!;
    private long arrivals;
    private long steps;
    private long lastSweep;
    private bool stopping;
    private Exception? broken;
    private volatile SchedulerStatistics statistics = new(0, 0, 0, 0);

    /// <summary>Starts the thread, which first loads the executor; requests may come meanwhile.</summary>
    /// <param name="load">Makes what runs the steps; it is disposed by the thread.</param>
    /// <param name="slots">Slots of its key-value cache, one per token.</param>
    /// <param name="options">Limits of a step.</param>
    public Scheduler(Func<IStepExecutor> load, int slots, SchedulerOptions options)
    {
        this.slots = slots;
        planner = new StepPlanner(options, slots, waiting);
        thread = new Thread(() => Run(load)) { IsBackground = true, Name = "ModelTest scheduler" };
        thread.Start();
    }

    /// <summary>Ends when the executor is loaded; fails when it could not be.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>What has been done so far.</summary>
    public SchedulerStatistics Statistics => statistics;

    /// <summary>Hands sequences over, together, so that they can share; their own tasks tell the results.</summary>
    public void Submit(params IReadOnlyList<Sequence> sequences)
    {
        lock (arrived)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            arrived.AddRange(sequences);
            Monitor.Pulse(arrived);
        }
    }

    /// <summary>Ends the thread; unanswered requests fail.</summary>
    public void Dispose()
    {
        lock (arrived)
        {
            if (stopping)
            {
                return;
            }
            stopping = true;
            Monitor.Pulse(arrived);
        }
        // Loading cannot be stopped, and nobody waits for what it brings: the thread ends by itself.
        if (loaded.Task.IsCompleted)
        {
            thread.Join();
        }
    }

    private void Run(Func<IStepExecutor> load)
    {
        try
        {
            executor = load();
            loaded.SetResult();
        }
        catch (Exception error)
        {
            broken = error;
            loaded.SetException(error);
        }
        using (executor)
        {
            Loop();
        }
    }

    private void Loop()
    {
        while (TakeArrivals())
        {
            if (broken is not null)
            {
                FailAll(broken);
                continue;
            }
            try
            {
                Step();
            }
            catch (Exception error)
            {
                // The cache's content is unknown now, and the next step would most likely fail the same way.
                broken = error;
                FailAll(error);
            }
        }
        FailAll(new ObjectDisposedException(nameof(Scheduler)));
    }

    // False when it is time to end.
    private bool TakeArrivals()
    {
        lock (arrived)
        {
            while (arrived.Count == 0 && waiting.Count == 0 && planner.Running.Count == 0 && !stopping)
            {
                Monitor.Wait(arrived);
            }
            foreach (var sequence in arrived)
            {
                sequence.Arrival = arrivals++;
                waiting.Add(sequence);
            }
            arrived.Clear();
            return !stopping;
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
        var logits = executor.Run(batch);
        steps++;
        statistics = planner.Statistics(steps);
        foreach (var (sequence, positions) in scheduled)
        {
            var rows = logits[..(positions.Count * executor.Vocabulary)];
            logits = logits[rows.Length..];
            Accept(sequence, positions, rows);
        }
    }

    private void Accept(Sequence sequence, IReadOnlyList<int> positions, ReadOnlySpan<float> rows)
    {
        try
        {
            for (var i = 0; i < positions.Count; i++)
            {
                sequence.Accept(positions[i], rows.Slice(i * executor.Vocabulary, executor.Vocabulary));
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
        foreach (var sequence in planner.Running.Where(s => s.Cancellation.IsCancellationRequested).ToList())
        {
            planner.Remove(sequence);
            sequence.Fail(new OperationCanceledException(sequence.Cancellation));
        }
        foreach (var sequence in waiting.TakeCancelled())
        {
            sequence.Fail(new OperationCanceledException(sequence.Cancellation));
        }
    }

    // Nothing fits although nothing else holds the cache: the oldest of the running ones, or else the next waiting one, is too long for it.
    private void FailWhatCannotRun()
    {
        var sequence = planner.Running.Count > 0 ? planner.Running[0] : waiting.Peek();
        if (sequence is null)
        {
            return;
        }
        waiting.Remove(sequence);
        planner.Remove(sequence);
        sequence.Fail(new InputException(
            "model.cache_mebibytes",
            $"a request of {sequence.Target} tokens does not fit the key-value cache of {slots} tokens.",
            "give the cache more memory (model.cache_mebibytes), or use shorter prompts (datasets.….shots, model.context_length)."));
    }

    private void FailAll(Exception error)
    {
        foreach (var sequence in planner.Running.ToList())
        {
            planner.Remove(sequence);
            sequence.Fail(error);
        }
        waiting.TakeAll().ForEach(s => s.Fail(error));
    }
}
