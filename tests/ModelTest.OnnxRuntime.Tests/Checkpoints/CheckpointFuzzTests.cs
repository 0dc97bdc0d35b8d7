using System.Text;
using ModelTest.Tests;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Checkpoints come from anywhere: whatever is in their files is read or refused.</summary>
public sealed class CheckpointFuzzTests
{
    [Fact]
    public void Safetensors_AnyBytes_AreTensorsWithinTheFileOrRefused() => Fuzz.Files(Weights(), "model.safetensors", path =>
    {
        var length = new FileInfo(path).Length;
        Assert.All(SafetensorsFile.Read(path).Tensors, t => Assert.InRange(t.Offset + t.ByteLength, 0, length));
    });

    [Fact]
    public void Config_AnyBytes_AreAModelOrRefused() =>
        Fuzz.Files([.. Texts("config.json"), .. Extra()], "config.json", path => ModelConfig.Read(Path.GetDirectoryName(path)!));

    [Fact]
    public void GenerationConfig_AnyBytes_AreSettingsOrRefused() =>
        Fuzz.Files(Texts("generation_config.json"), "generation_config.json", path => GenerationConfig.Read(Path.GetDirectoryName(path)!));

    [Fact]
    public void ChatTemplate_AnyBytes_AreATemplateOrRefused() =>
        Fuzz.Files(Texts("tokenizer_config.json"), "tokenizer_config.json", path => ChatTemplateReader.Read(Path.GetDirectoryName(path)!));

    private static byte[][] Weights()
    {
        using var folder = new TemporaryFolder();
        Safetensors.Write(folder["a"], [("w", "F16", [2, 3]), ("b", "F32", [4])]);
        Safetensors.Write(folder["b"], """{"__metadata__": {"format": "pt"}, "w": {"dtype": "BF16", "shape": [1], "data_offsets": [0, 2]}}""", 2);
        Safetensors.Write(folder["c"], """{"w": {"dtype": "F32", "shape": [9223372036854775807, 4], "data_offsets": [0, 8]}}""", 8);
        return [.. "abc".Select(name => File.ReadAllBytes(folder[$"{name}"]))];
    }

    private static IEnumerable<byte[]> Extra()
    {
        const string Llama =
            """
            {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2, "num_hidden_layers": 2,
             "intermediate_size": 96, "vocab_size": 100, "max_position_embeddings": 512, "rms_norm_eps": 1e-5, "hidden_act": "silu", "rope_theta": 10000.0,
             "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}}
            """;
        yield return Encoding.UTF8.GetBytes(Llama);
    }

    private static byte[][] Texts(string file) => [File.ReadAllBytes(Path.Join(RepositoryPaths.TinyModel, file)), "{}"u8.ToArray()];
}
