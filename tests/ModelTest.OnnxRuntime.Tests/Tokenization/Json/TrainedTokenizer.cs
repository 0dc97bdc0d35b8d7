using System.Text.Json.Nodes;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>A copy of one of the small tokenizers beside these tests, which bench/peers/tokenizer-train.js trains, to be changed.</summary>
internal sealed class TrainedTokenizer : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TrainedTokenizer(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Source(name)))
        {
            File.Copy(file, folder[System.IO.Path.GetFileName(file)]);
        }
    }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    /// <summary>The folder of a tokenizer.</summary>
    public static string Source(string name) =>
        System.IO.Path.Combine(RepositoryPaths.Root, "tests", "ModelTest.OnnxRuntime.Tests", "Tokenization", "Json", "Trained", name);

    /// <summary>Changes a file's JSON.</summary>
    public TrainedTokenizer With(Action<JsonObject> change, string file = "tokenizer.json")
    {
        var root = JsonNode.Parse(File.ReadAllText(folder[file]))!.AsObject();
        change(root);
        File.WriteAllText(folder[file], root.ToJsonString());
        return this;
    }

    public void Dispose() => folder.Dispose();
}
