using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>All tensors of a checkpoint by name, from one file or from shards with an index.</summary>
internal sealed class CheckpointTensors
{
    private const string IndexFix = "copy the file again from the checkpoint's source.";

    private readonly Dictionary<string, CheckpointTensor> byName;

    private CheckpointTensors(IReadOnlyList<SafetensorsFile> files, Dictionary<string, CheckpointTensor> byName) =>
        (Files, this.byName) = (files, byName);

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<SafetensorsFile> Files { get; }

    /// <summary>
    /// The folder all weights are below, links resolved: the root of their disk. ONNX Runtime takes locations below one folder only.
    /// </summary>
    /// <exception cref="InputException">The files lie on several disks.</exception>
    public string Root => byName.Values.Select(t => Path.GetPathRoot(t.File)!).Distinct(StringComparer.Ordinal).ToList() is [var root]
        ? root
        : throw new InputException(Files[0].Path, "the weights' files lie on several disks.", "put them on one; links between disks do not help.");

    /// <summary>The tensors, in no particular order.</summary>
    public IReadOnlyCollection<CheckpointTensor> All => byName.Values;

    /// <summary>A tensor that the inspection has found to be there.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public CheckpointTensor this[string name] => byName[name];

    /// <summary>A tensor, or null when there is none of that name.</summary>
    public CheckpointTensor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads the headers of a checkpoint's safetensors files.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="InputException">Files are missing or wrong; names all of them.</exception>
    public static CheckpointTensors Read(string folder)
    {
        var single = Path.Combine(folder, "model.safetensors");
        var index = Path.Combine(folder, "model.safetensors.index.json");
        // LinkTarget: a dangling link is a file that got lost, not one that was never there
        if (File.Exists(single) || new FileInfo(single).LinkTarget is not null)
        {
            var file = SafetensorsFile.Read(single);
            return new CheckpointTensors([file], file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal));
        }
        return File.Exists(index) ? ReadShards(folder, JsonFile.Read(index, IndexFix)) : throw CheckpointFolder.NoWeights(folder);
    }

    private static CheckpointTensors ReadShards(string folder, JsonFile index)
    {
        var places = WeightMap(index);
        var files = new SortedDictionary<string, SafetensorsFile>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var shard in places.Values.Distinct().Order(StringComparer.Ordinal))
        {
            try
            {
                files[shard] = SafetensorsFile.Read(Path.Combine(folder, shard));
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var inShard = files.ToDictionary(f => f.Key, f => f.Value.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal), StringComparer.Ordinal);
        var lost = places.Where(p => !inShard[p.Value].ContainsKey(p.Key)).Select(p => $"'{p.Key}' in {p.Value}").ToArray();
        return lost.Length == 0
            ? new CheckpointTensors([.. files.Values], places.ToDictionary(p => p.Key, p => inShard[p.Value][p.Key], StringComparer.Ordinal))
            : throw new InputException(
                index.Path,
                $"The index names tensors that are not in their shards: {Names.Some(lost)}.",
                "copy the index and the shards from the same revision.");
    }

    private static Dictionary<string, string> WeightMap(JsonFile index)
    {
        const string Key = "weight_map";
        var map = index.Find(Key) ?? throw index.Missing(Key, "the shard of each tensor");
        if (map.ValueKind is not JsonValueKind.Object || !map.EnumerateObject().Any())
        {
            throw index.Wrong(Key, map, "an object that names the shard of each tensor");
        }
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            var shard = entry.Value.ValueKind is JsonValueKind.String ? entry.Value.GetString() : null;
            // a checkpoint from elsewhere must not make us read other files of this machine
            if (string.IsNullOrEmpty(shard) || shard.AsSpan().ContainsAny('/', '\\', '\0') || Path.IsPathRooted(shard) || shard is "." or "..")
            {
                throw index.Wrong(Key, entry.Value, "the name of a file in this folder, without any path");
            }
            if (!places.TryAdd(entry.Name, shard))
            {
                throw index.Wrong(Key, $"'{entry.Name}' twice", "one shard for each tensor");
            }
        }
        return places;
    }
}
