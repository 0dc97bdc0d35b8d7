namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A tensor that a network needs.</summary>
/// <param name="Name">Its name in the checkpoint.</param>
/// <param name="Shape">Its sizes; linear layers are [outputs, inputs].</param>
internal sealed record ExpectedTensor(string Name, params long[] Shape);
