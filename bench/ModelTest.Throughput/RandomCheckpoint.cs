using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.Throughput;

/// <summary>Writes an InternLM2 checkpoint of random bfloat16 weights in shards, laid out as Hugging Face does.</summary>
internal static class RandomCheckpoint
{
    private const double WeightScale = 0.02;
    private const long ShardBytes = 2L << 30;

    /// <summary>The command: writes the folder named by --out.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var shape = CheckpointShape.Find(options.Get("shape", "1.8b"));
        var folder = options.Get("out", Path.Combine(Path.GetTempPath(), "modeltest-" + shape.Name));
        shape = Write(folder, shape, options.Get("tokenizer", Path.Combine("models", "tiny-internlm2")));
        Console.WriteLine($"{folder}: {shape.Parameters / 1e6:F0} M parameters, bfloat16");
        return Task.FromResult(0);
    }

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="tokenizerFolder">Whose tokenizer files it gets, and at least as large a vocabulary.</param>
    /// <returns>The sizes that it has.</returns>
    public static CheckpointShape Write(string folder, CheckpointShape shape, string tokenizerFolder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.WriteAllBytes(Path.Combine(folder, name), File.ReadAllBytes(Path.Combine(tokenizerFolder, name)));
        }
        var tokenizer = SentencePieceTokenizer.Load(folder);
        shape = shape with { Vocabulary = Math.Max(shape.Vocabulary, tokenizer.VocabularySize) };
        var config = new Dictionary<string, object?>
        {
            ["architectures"] = new[] { "InternLM2ForCausalLM" },
            ["bias"] = false,
            ["bos_token_id"] = tokenizer.BosId,
            ["eos_token_id"] = tokenizer.EosId,
            ["hidden_act"] = "silu",
            ["hidden_size"] = shape.Hidden,
            ["intermediate_size"] = shape.Intermediate,
            ["max_position_embeddings"] = shape.Positions,
            ["model_type"] = "internlm2",
            ["num_attention_heads"] = shape.Heads,
            ["num_hidden_layers"] = shape.Layers,
            ["num_key_value_heads"] = shape.KeyValueHeads,
            ["pad_token_id"] = tokenizer.EosId,
            ["rms_norm_eps"] = 1e-5,
            ["rope_scaling"] = null,
            ["rope_theta"] = 1000000,
            ["tie_word_embeddings"] = false,
            ["torch_dtype"] = "bfloat16",
            ["vocab_size"] = shape.Vocabulary,
        };
        File.WriteAllText(Path.Combine(folder, "config.json"), JsonSerializer.Serialize(config));
        File.WriteAllText(
            Path.Combine(folder, "generation_config.json"),
            JsonSerializer.Serialize(new { eos_token_id = new[] { tokenizer.EosId, tokenizer.TokenId("<|im_end|>") } }));
        WriteShards(folder, shape);
        return shape;
    }

    private static void WriteShards(string folder, CheckpointShape shape)
    {
        var shards = new List<List<(string Name, long[] Shape)>> { new() };
        long size = 0;
        foreach (var tensor in shape.Tensors())
        {
            if (size + Bytes(tensor.Shape) > ShardBytes && shards[^1].Count > 0)
            {
                shards.Add([]);
                size = 0;
            }
            shards[^1].Add(tensor);
            size += Bytes(tensor.Shape);
        }
        var map = new Dictionary<string, string>();
        for (var i = 0; i < shards.Count; i++)
        {
            var name = $"model-{i + 1:D5}-of-{shards.Count:D5}.safetensors";
            WriteShard(Path.Combine(folder, name), shards[i], seed: i);
            shards[i].ForEach(t => map[t.Name] = name);
        }
        var index = new { metadata = new { total_size = shape.Tensors().Sum(t => Bytes(t.Shape)) }, weight_map = map };
        File.WriteAllText(Path.Combine(folder, "model.safetensors.index.json"), JsonSerializer.Serialize(index));
    }

    private static void WriteShard(string path, List<(string Name, long[] Shape)> tensors, int seed)
    {
        long offset = 0;
        var header = new Dictionary<string, object> { ["__metadata__"] = new { format = "pt" } };
        foreach (var (name, shape) in tensors)
        {
            header[name] = new { dtype = "BF16", shape, data_offsets = new[] { offset, offset + Bytes(shape) } };
            offset += Bytes(shape);
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        // The writers of the format pad the header with blanks, so that tensors are aligned.
        json = [.. json, .. Enumerable.Repeat((byte)' ', -json.Length & 7)];
        using var file = File.Create(path, 1 << 20);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        file.Write(length);
        file.Write(json);
        var noise = Noise(seed);
        foreach (var (_, shape) in tensors)
        {
            // Norms are vectors of ones, everything else is noise.
            WriteTensor(file, Bytes(shape), shape.Length == 1 ? null : noise);
        }
    }

    private static void WriteTensor(FileStream file, long bytes, ushort[]? noise)
    {
        var block = noise ?? [.. Enumerable.Repeat(ToBFloat16(1), (int)(bytes / 2))];
        // An odd stride through the block, so that tensors do not repeat each other.
        for (var start = (int)(file.Position / 2 * 7 % block.Length); bytes > 0; start = 0)
        {
            var part = MemoryMarshal.AsBytes(block.AsSpan(noise is null ? 0 : start));
            part = part[..(int)Math.Min(part.Length, bytes)];
            file.Write(part);
            bytes -= part.Length;
        }
    }

    private static ushort[] Noise(int seed)
    {
        var random = new Random(seed);
        var noise = new ushort[(1 << 22) + 3];
        for (var i = 0; i < noise.Length; i++)
        {
            // The sum of three uniform draws is near enough to a normal one.
            noise[i] = ToBFloat16((float)((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2 * WeightScale));
        }
        return noise;
    }

    private static ushort ToBFloat16(float value) => (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);

    private static long Bytes(long[] shape) => shape.Aggregate(2L, (a, b) => a * b);
}
