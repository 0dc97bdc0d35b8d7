using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>An input of a graph that is a weight on the device: rows of the checkpoint's tensors, one below the other.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Shape">Its sizes; one for a vector, two for a matrix.</param>
/// <param name="Parts">The rows; a vector is one part.</param>
internal sealed record DeviceWeight(string Name, long[] Shape, IReadOnlyList<DeviceWeight.Part> Parts)
{
    /// <summary>Elements.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);

    /// <summary>Neighbouring elements of a tensor.</summary>
    /// <param name="Tensor">The tensor.</param>
    /// <param name="First">The first element.</param>
    /// <param name="Count">How many.</param>
    internal readonly record struct Part(CheckpointTensor Tensor, long First, long Count);
}
