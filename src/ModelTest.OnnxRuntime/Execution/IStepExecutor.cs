namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Runs one step of a model. Only the scheduler calls it, one step at a time.</summary>
internal interface IStepExecutor : IDisposable
{
    /// <summary>Length of a row of logits.</summary>
    int Vocabulary { get; }

    /// <summary>Computes the batch.</summary>
    /// <returns>Logits [R, vocabulary], valid until the next call.</returns>
    ReadOnlySpan<float> Run(StepBatch batch);
}
