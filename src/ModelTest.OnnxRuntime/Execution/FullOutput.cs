namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Logits of the whole vocabulary, a row per request.</summary>
/// <param name="requests">What was asked for.</param>
/// <param name="logits">Where they are: float[R, vocabulary].</param>
/// <param name="vocabulary">Length of a row.</param>
internal sealed unsafe class FullOutput(List<NextTokenRequest> requests, nint logits, int vocabulary) : StepOutput
{
    public override NextToken Row(int row) =>
        new(requests[row], new ReadOnlySpan<float>((float*)logits + ((long)row * vocabulary), vocabulary));
}
