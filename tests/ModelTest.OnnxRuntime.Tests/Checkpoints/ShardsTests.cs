using System.Text.Json.Nodes;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class ShardsTests
{
    [Fact]
    public void Inspect_LlamaInShards_IsFineAndFast()
    {
        // 1.8 billion parameters in the shape of internlm2-chat-1_8b; the files' bytes are holes
        using var tiny = new TinyCheckpoint();
        tiny.With("architectures", """["LlamaForCausalLM"]""").With("hidden_size", "2048").With("num_hidden_layers", "24").With("num_attention_heads", "16")
            .With("num_key_value_heads", "8").With("intermediate_size", "8192").With("vocab_size", "92544");
        File.Delete(tiny["model.safetensors"]);
        Shard(tiny, "BF16", [.. ExpectedTensors.Of(ModelConfig.Read(tiny.Path))]);

        var problems = CheckpointInspector.Inspect(tiny.Path);

        Assert.Empty(problems);
        var tensors = CheckpointTensors.Read(tiny.Path);
        Assert.Equal((2, 219), (tensors.Files.Count, tensors.All.Count));
        Assert.EndsWith("model-00002-of-00002.safetensors", tensors["lm_head.weight"].File, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_MissingAndBrokenShards_NamesBoth()
    {
        using var tiny = Sharded();
        File.Delete(tiny["model-00001-of-00002.safetensors"]);
        File.WriteAllText(tiny["model-00002-of-00002.safetensors"], "");

        Assert.Contains($"{tiny["model-00001-of-00002.safetensors"]}: The file does not exist.", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains($"{tiny["model-00002-of-00002.safetensors"]}: The file has 0 bytes", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_TensorThatIsNotInItsShard_IsNamed()
    {
        using var tiny = Sharded();
        Weights(tiny, map => map["model.norm.weight"] = "model-00001-of-00002.safetensors");

        Assert.Contains(
            "The index names tensors that are not in their shards: 'model.norm.weight' in model-00001-of-00002.safetensors.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../model.safetensors")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\model.safetensors")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Inspect_ShardOutsideOfTheFolder_IsRefused(string shard)
    {
        using var tiny = Sharded();
        Weights(tiny, map => map["model.norm.weight"] = shard);

        Assert.Contains("key 'weight_map': The value is", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains("Fix: it must be the name of a file in this folder, without any path.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "key 'weight_map': The key is missing.")]
    [InlineData("""{"weight_map":{}}""", "it must be an object that names the shard of each tensor.")]
    [InlineData("""{"weight_map":{"a":1}}""", "The value is 1. Fix: it must be the name of a file")]
    [InlineData("""{"weight_map":{"a":"x","a":"y"}}""", "The value is 'a' twice.")]
    [InlineData("{", "The file is not valid JSON (line 1).")]
    public void Inspect_BrokenIndex_NamesIt(string index, string expected)
    {
        using var tiny = Sharded();
        File.WriteAllText(tiny["model.safetensors.index.json"], index);

        Assert.Contains(tiny["model.safetensors.index.json"], tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains(expected, tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OneFileBesideAnIndex_IsWhatCounts()
    {
        using var tiny = Sharded();
        Safetensors.Write(tiny["model.safetensors"], []);

        Assert.Contains("The weights lack 45 of 45 tensors", tiny.Problems(), StringComparison.Ordinal);
    }

    private static TinyCheckpoint Sharded()
    {
        var tiny = new TinyCheckpoint();
        File.Delete(tiny["model.safetensors"]);
        Shard(tiny, "F32", [.. ExpectedTensors.Of(ModelConfig.Read(tiny.Path))]);
        Assert.Empty(tiny.Problems());
        return tiny;
    }

    private static void Weights(TinyCheckpoint tiny, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(tiny["model.safetensors.index.json"]))!;
        change(root["weight_map"]!.AsObject());
        File.WriteAllText(tiny["model.safetensors.index.json"], root.ToJsonString());
    }

    private static void Shard(TinyCheckpoint tiny, string type, ExpectedTensor[] tensors)
    {
        var map = new JsonObject();
        foreach (var (half, number) in ((ExpectedTensor[], int)[])[(tensors[..20], 1), (tensors[20..], 2)])
        {
            var name = $"model-0000{number}-of-00002.safetensors";
            Safetensors.Write(tiny[name], half.Select(t => (t.Name, type, t.Shape)));
            foreach (var tensor in half)
            {
                map[tensor.Name] = name;
            }
        }
        File.WriteAllText(tiny["model.safetensors.index.json"], new JsonObject { ["weight_map"] = map }.ToJsonString());
    }
}
