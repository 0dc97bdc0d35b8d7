using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests;

/// <summary>Logits of the embedded model, as it is and re-laid as a Llama checkpoint, against its reference outputs.</summary>
public sealed class LogitParityTests
{
    private const double Tolerance = 1e-3;

    [Fact]
    public void InternLM2_logits_agree_with_the_reference() => CheckLogits(RepositoryPaths.TinyModel);

    [Fact]
    public void The_same_weights_laid_out_as_Llama_give_the_same_logits()
    {
        using var folder = new TemporaryFolder();
        WriteAsLlama(RepositoryPaths.TinyModel, folder.Path);
        CheckLogits(folder.Path);
    }

    private static void CheckLogits(string folder)
    {
        var checkpoint = Checkpoint.Open(folder);
        var config = checkpoint.Config;
        var largest = new StepShape(2000, 1, 2000, 1, 1, 1);
        using var executor = new OrtStepExecutor(new CpuDevice(2), DecoderGraph.OnFiles(checkpoint, config.MaxPositions), config, _ => 2000, 1, largest);
        Assert.All(ParityPrompt.ReadAll(RepositoryPaths.TinyModel), prompt =>
        {
            var batch = new StepBatch();
            batch.InputIds.AddRange(prompt.Tokens.Select(t => (long)t));
            batch.Starts.Add(prompt.Tokens.Length);
            batch.Past.Add(0);
            batch.Blocks.Add([.. Enumerable.Range(17, prompt.Tokens.Length)]);
            batch.Rows.Add(prompt.Tokens.Length - 1);
            batch.Requests.Add(new NextTokenRequest { All = true });
            var logits = executor.Run(batch).Row(0).Logits.ToArray();
            Assert.All(prompt.Top5, top => Assert.Equal(top[1], logits[(int)top[0]], Tolerance));
        });
    }

    private static void WriteAsLlama(string source, string target)
    {
        foreach (var name in new[] { "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json", "generation_config.json" })
        {
            File.Copy(Path.Combine(source, name), Path.Combine(target, name));
        }
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(source, "config.json")))!.AsObject();
        config["architectures"] = new JsonArray("LlamaForCausalLM");
        config["model_type"] = "llama";
        config.Remove("bias");
        File.WriteAllText(Path.Combine(target, "config.json"), config.ToJsonString());
        var checkpoint = Checkpoint.Open(source);
        using var file = File.OpenRead(Path.Combine(source, "model.safetensors"));
        var tensors = checkpoint.Tensors.All.SelectMany(t => AsLlama(t, Read(file, t), checkpoint.Config)).ToList();
        Write(Path.Combine(target, "model.safetensors"), tensors);
    }

    private static IEnumerable<(string Name, long[] Shape, byte[] Data)> AsLlama(CheckpointTensor tensor, byte[] data, ModelConfig config)
    {
        if (!tensor.Name.EndsWith("attention.wqkv.weight", StringComparison.Ordinal))
        {
            yield return (Rename(tensor.Name), tensor.Shape, data);
            yield break;
        }
        // Per key-value head: its query heads, its key, its value.
        var headBytes = config.HeadDim * config.HiddenSize * 2;
        var group = config.Heads / config.KeyValueHeads;
        foreach (var (letter, from, count) in new[] { ("q", 0, group), ("k", group, 1), ("v", group + 1, 1) })
        {
            var part = Enumerable.Range(0, config.KeyValueHeads)
                .SelectMany(h => data.AsSpan(((h * (group + 2)) + from) * headBytes, count * headBytes).ToArray())
                .ToArray();
            var name = tensor.Name.Replace("attention.wqkv", $"self_attn.{letter}_proj", StringComparison.Ordinal);
            yield return (name, [config.KeyValueHeads * count * config.HeadDim, config.HiddenSize], part);
        }
    }

    private static string Rename(string name) => name
        .Replace("tok_embeddings", "embed_tokens", StringComparison.Ordinal)
        .Replace("attention.wo", "self_attn.o_proj", StringComparison.Ordinal)
        .Replace("attention_norm", "input_layernorm", StringComparison.Ordinal)
        .Replace("ffn_norm", "post_attention_layernorm", StringComparison.Ordinal)
        .Replace("feed_forward.w1", "mlp.gate_proj", StringComparison.Ordinal)
        .Replace("feed_forward.w3", "mlp.up_proj", StringComparison.Ordinal)
        .Replace("feed_forward.w2", "mlp.down_proj", StringComparison.Ordinal)
        .Replace("output.weight", "lm_head.weight", StringComparison.Ordinal);

    private static byte[] Read(FileStream file, CheckpointTensor tensor)
    {
        var data = new byte[tensor.ByteLength];
        file.Position = tensor.Offset;
        file.ReadExactly(data);
        return data;
    }

    private static void Write(string path, List<(string Name, long[] Shape, byte[] Data)> tensors)
    {
        long offset = 0;
        var header = new Dictionary<string, object>();
        foreach (var (name, shape, data) in tensors)
        {
            header[name] = new { dtype = "F16", shape, data_offsets = new[] { offset, offset += data.Length } };
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(path, [.. length, .. json, .. tensors.SelectMany(t => t.Data)]);
    }
}
