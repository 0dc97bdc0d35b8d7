using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Compares the tensors of a checkpoint with those its configuration asks for.</summary>
internal static class TensorInspector
{
    private const string Fix = "config.json and the weights have to be of the same checkpoint; copy both again from its source.";

    /// <summary>Missing tensors, wrong shapes, types that cannot be read, and biases that would be ignored.</summary>
    public static IEnumerable<Problem> Inspect(string folder, ModelConfig config, CheckpointTensors tensors)
    {
        var expected = ExpectedTensors.Of(config).ToArray();
        var present = expected.Where(e => tensors.Find(e.Name) is not null).Select(e => (Expected: e, Found: tensors[e.Name])).ToArray();

        string[] missing = [.. expected.Where(e => tensors.Find(e.Name) is null).Select(e => e.Name)];
        if (missing.Length > 0)
        {
            yield return new Problem(folder, $"The weights lack {missing.Length} of {expected.Length} tensors: {Names.Some(missing)}.", Fix);
        }
        string[] shapes = [.. present.Where(p => !p.Found.Shape.AsSpan().SequenceEqual(p.Expected.Shape))
            .Select(p => $"'{p.Found.Name}' should be {Text(p.Expected.Shape)} by config.json, and is {Text(p.Found.Shape)}")];
        if (shapes.Length > 0)
        {
            yield return new Problem(folder, $"Tensors have the wrong shape: {Names.Some(shapes)}.", Fix);
        }
        string[] types = [.. present.Where(p => !p.Found.DType.IsSupported()).Select(p => $"'{p.Found.Name}' is {p.Found.DType}")];
        if (types.Length > 0)
        {
            yield return new Problem(
                folder, $"Tensors have a type that is not supported: {Names.Some(types)}.", "use the checkpoint's F16, BF16 or F32 version.");
        }
        string[] biases = [.. tensors.All.Select(t => t.Name).Where(name => name.EndsWith(".bias", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        if (biases.Length > 0)
        {
            yield return new Problem(
                folder, $"The weights have biases, which are not supported yet: {Names.Some(biases)}.", "use a checkpoint without biases.");
        }
    }

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
}
