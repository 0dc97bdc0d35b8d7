using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntimeGenAI.Execution;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Scheduling;

/// <summary>
/// Owns the model: a thread takes requests from many callers, greedy ones in batches of similar length, the others one by one along the order
/// of their tokens. A batch runs to its end before new requests join: GenAI's generators cannot take a sequence in.
/// </summary>
internal sealed class GenAIScheduler : IScheduler
{
    private readonly RequestQueue queue = new();
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<GenAIRuntime> load;
    private readonly BatchChooser chooser;
    private readonly CancellationTokenSource stopping = new();
    private readonly Thread thread;
    private long runs;
    private volatile SchedulerStatistics statistics = SchedulerStatistics.None;

    /// <summary>Starts the thread, which first loads the model; requests may come meanwhile.</summary>
    /// <param name="load">Loads the model.</param>
    /// <param name="options">How it is run.</param>
    public GenAIScheduler(Func<GenAIRuntime> load, GenAIOptions options)
    {
        this.load = load;
        chooser = new BatchChooser(options);
        thread = new Thread(Run) { IsBackground = true, Name = "ModelTest GenAI" };
        thread.Start();
    }

    public Task Loaded => loaded.Task;

    public SchedulerStatistics Statistics => statistics;

    public void Submit(params IReadOnlyList<Sequence> sequences) => queue.Add(sequences);

    public void Dispose()
    {
        if (!queue.Stop())
        {
            return;
        }
        stopping.Cancel();
        // Loading cannot be stopped, and nobody waits for what it brings: the thread ends by itself.
        if (loaded.Task.IsCompleted)
        {
            thread.Join();
        }
    }

    private void Run()
    {
        GenAIRuntime runtime;
        try
        {
            runtime = load();
        }
        catch (Exception error)
        {
            queue.Break(error);
            loaded.SetException(error);
            return;
        }
        loaded.SetResult();
        try
        {
            using (runtime)
            {
                Loop(runtime);
            }
        }
        catch (Exception error)
        {
            // What is computed is unknown now, and the next request would most likely fail the same way.
            queue.Break(error);
        }
    }

    private void Loop(GenAIRuntime runtime)
    {
        using var chain = new TokenChain(runtime);
        var batches = new GreedyBatch(runtime);
        QueueEntry? place = null;
        while (queue.Ended is null)
        {
            foreach (var cancelled in queue.TakeCancelled())
            {
                cancelled.Fail(new OperationCanceledException(cancelled.Cancellation));
            }
            var batch = runtime.TellsAllLogits ? queue.Take(chooser.Choose) : [];
            if (batch.Count > 0)
            {
                Compute(batch, () => batches.Run([.. batch.Cast<GenerateSequence>()], stopping.Token));
            }
            else if ((place is null ? queue.TakeAt(0) : queue.TakeAfter(place)) is { } entry)
            {
                place = entry;
                Compute([entry.Sequence], () => chain.Run(entry.Sequence, stopping.Token));
            }
            else
            {
                queue.Wait();
                continue;
            }
            statistics = new SchedulerStatistics(++runs, chain.Computed + batches.Computed, chain.Reused, 0);
        }
    }

    private void Compute(IReadOnlyList<Sequence> sequences, Action run)
    {
        try
        {
            run();
        }
        catch (Exception error)
        {
            var told = queue.Ended ?? error;
            foreach (var sequence in sequences)
            {
                sequence.Fail(told);
            }
            // A request that is given up, or whose logits are not numbers, is no trouble of the others.
            if (error is not (OperationCanceledException or InvalidDataException or InputException))
            {
                throw;
            }
        }
    }
}
