using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Compares the tensors of a checkpoint with those its configuration asks for.</summary>
internal static class TensorInspector
{
    private const string Fix = "config.json and the weights have to be of the same checkpoint; copy both again from its source.";

    /// <summary>Missing tensors, wrong shapes, types that cannot be read, and weights that would be ignored.</summary>
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
        var known = expected.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        string[] unknown = [.. tensors.All.Select(t => t.Name).Where(name => IsOfNetwork(name) && !known.Contains(name)).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            yield return new Problem(
                folder,
                $"The weights have tensors that {config.Family.Name} with this config.json has not, and that would be ignored: {Names.Some(unknown)}.",
                "the checkpoint is of another network, or its config.json was changed; copy both again from its source.");
        }
    }

    // Anything of a layer and every bias counts. Tables of rotary positions, which old checkpoints store, follow from config.json.
    private static bool IsOfNetwork(string name) =>
        (name.StartsWith("model.layers.", StringComparison.Ordinal) || name.EndsWith(".bias", StringComparison.Ordinal))
        && !name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal);

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";
}
