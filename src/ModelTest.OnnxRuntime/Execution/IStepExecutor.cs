namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Runs one step of a model. Only the scheduler calls it, one step at a time.</summary>
internal interface IStepExecutor : IDisposable
{
    /// <summary>Copies blocks, then computes the batch.</summary>
    StepOutput Run(StepBatch batch);
}
