namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Neighbouring rows of a checkpoint's tensor.</summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="First">The first row.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct WeightRows(string Tensor, int First, int Count);
