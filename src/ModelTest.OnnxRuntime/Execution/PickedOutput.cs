namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Only what was wanted of each next token.</summary>
/// <param name="requests">What was asked for.</param>
/// <param name="shape">The step's shape.</param>
/// <param name="places">Where the outputs are, on the host.</param>
/// <param name="all">Where the log-probabilities of the whole vocabulary are, float[R, vocabulary]; 0 when nobody wants them.</param>
/// <param name="vocabulary">Tokens there are.</param>
internal sealed unsafe class PickedOutput(List<NextTokenRequest> requests, StepShape shape, StepPlaces places, nint all, int vocabulary) : StepOutput
{
    public override NextToken Row(int row)
    {
        var request = requests[row];
        return new NextToken(
            request,
            new ReadOnlySpan<long>((long*)places.TopIds + ((long)row * shape.Top), shape.Top),
            new ReadOnlySpan<float>((float*)places.Top + ((long)row * shape.Top), shape.Top),
            new ReadOnlySpan<float>((float*)places.AskedScores + ((long)row * shape.Asked), shape.Asked),
            request.All ? new ReadOnlySpan<float>((float*)all + ((long)row * vocabulary), vocabulary) : []);
    }
}
