using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>What a scheduler runs steps on.</summary>
/// <param name="Load">Makes the executor, and says how many blocks its cache has; the thread that runs it disposes it.</param>
/// <param name="Options">Limits of a step.</param>
internal sealed record SchedulerDevice(Func<(IStepExecutor Executor, int Blocks)> Load, SchedulerOptions Options)
{
    /// <summary>Makes of an error of a step one that a user understands.</summary>
    public Func<Exception, Exception> Explain { get; init; } = error => error;
}
