namespace ModelTest.OnnxRuntime.Execution;

/// <summary>What a step gives, a row per request; valid until the next step.</summary>
internal abstract class StepOutput
{
    /// <summary>The answer to a request.</summary>
    /// <param name="row">Its place in <see cref="StepBatch.Requests"/>.</param>
    /// <exception cref="InvalidDataException">The model's logits are not numbers.</exception>
    public abstract NextToken Row(int row);
}
