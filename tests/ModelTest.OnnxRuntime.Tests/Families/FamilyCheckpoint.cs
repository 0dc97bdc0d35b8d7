using System.Text.Json.Nodes;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Families;

/// <summary>A tiny checkpoint of random float32 weights in a folder of its own, with the embedded model's tokenizer.</summary>
internal sealed class FamilyCheckpoint : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Writes the checkpoint.</summary>
    /// <param name="family">The architecture's name.</param>
    /// <param name="keys">Keys of config.json beside the sizes, as JSON; they replace equal ones.</param>
    public FamilyCheckpoint(string family, string keys = "{}")
    {
        foreach (var name in new[] { "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(System.IO.Path.Combine(RepositoryPaths.TinyModel, name), folder[name]);
        }
        var config = JsonNode.Parse("""
            {
              "hidden_act": "silu", "hidden_size": 48, "intermediate_size": 80, "num_hidden_layers": 3, "num_attention_heads": 4,
              "num_key_value_heads": 2, "vocab_size": 2560, "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "max_position_embeddings": 256,
              "bos_token_id": 1, "eos_token_id": 2, "tie_word_embeddings": false
            }
            """)!.AsObject();
        config["architectures"] = new JsonArray(family);
        foreach (var (key, value) in JsonNode.Parse(keys)!.AsObject())
        {
            config[key] = value?.DeepClone();
        }
        File.WriteAllText(folder["config.json"], config.ToJsonString());
        var random = new Random(family.Sum(c => c));
        foreach (var tensor in ExpectedTensors.Of(ModelConfig.Read(folder.Path)))
        {
            Weights[tensor.Name] = [.. Enumerable.Range(0, (int)tensor.Shape.Aggregate(1L, (a, b) => a * b)).Select(_ => Draw(random, tensor))];
        }
        Safetensors.WriteValues(folder["model.safetensors"], [.. ExpectedTensors.Of(ModelConfig.Read(folder.Path)).Select(t => (t.Name, t.Shape, Weights[t.Name]))]);
    }

    public string Path => folder.Path;

    /// <summary>The weights by name.</summary>
    public Dictionary<string, float[]> Weights { get; } = new(StringComparer.Ordinal);

    public void Dispose() => folder.Dispose();

    // Large enough that every part shows in the logits: norms round one, biases as large as what they are added to.
    private static float Draw(Random random, ExpectedTensor tensor)
    {
        var noise = (float)((random.NextDouble() * 2) - 1);
        var isNorm = tensor.Name.Contains("norm", StringComparison.Ordinal);
        return isNorm ? 1 + (noise / 2) : tensor.Shape.Length == 1 ? noise : noise * 0.35f;
    }
}
