using System.Text.Json.Nodes;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A copy of the embedded model in a folder of its own, to be damaged.</summary>
internal sealed class TinyCheckpoint : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TinyCheckpoint()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.TinyModel).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)))
        {
            File.Copy(file, folder[System.IO.Path.GetFileName(file)]);
        }
    }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    /// <summary>Changes a key of a JSON file; a value of null text removes the key.</summary>
    public TinyCheckpoint With(string key, string? json, string file = "config.json")
    {
        var root = JsonNode.Parse(File.ReadAllText(this[file]))!.AsObject();
        root.Remove(key);
        if (json is not null)
        {
            root[key] = JsonNode.Parse(json);
        }
        File.WriteAllText(this[file], root.ToJsonString());
        return this;
    }

    /// <summary>Changes the weights' header; the bytes after it stay.</summary>
    public TinyCheckpoint WithHeader(Action<JsonObject> change)
    {
        Safetensors.ChangeHeader(this["model.safetensors"], change);
        return this;
    }

    public string Problems() => string.Join('\n', CheckpointInspector.Inspect(Path));

    public void Dispose() => folder.Dispose();
}
