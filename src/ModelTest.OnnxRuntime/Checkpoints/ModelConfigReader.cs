using System.Globalization;
using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints.Families;
using ModelTest.OnnxRuntime.Checkpoints.Rotary;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Reads config.json and refuses what the engine would compute wrongly.</summary>
internal sealed class ModelConfigReader
{
    // Far above every model there is, and low enough that products of two fit in 64 bits and heads times their width in 32.
    private const int MaxSize = 1 << 24;
    private const int MaxHeads = 1 << 12;

    private readonly JsonFile json;

    private ModelConfigReader(JsonFile json) => this.json = json;

    /// <inheritdoc cref="ModelConfig.Read"/>
    public static ModelConfig Read(string folder) =>
        new ModelConfigReader(JsonFile.Read(Path.Combine(folder, "config.json"), "copy config.json again from the checkpoint's source.")).Build();

    private ModelConfig Build()
    {
        var family = FindFamily();
        UnsupportedKeys.Refuse(json);
        var (hidden, heads, layers) = (Size("hidden_size", MaxSize), Size("num_attention_heads", MaxHeads), Size("num_hidden_layers", MaxHeads));
        var positions = Size("max_position_embeddings", int.MaxValue);
        var rope = new RopeReader(json);
        return new ModelConfig
        {
            Path = json.Path,
            Family = family,
            Traits = family.Read(json, layers),
            HiddenSize = hidden,
            Layers = layers,
            Heads = heads,
            KeyValueHeads = KeyValueHeads(family, heads),
            HeadDim = HeadDim(family, hidden, heads),
            IntermediateSize = Size("intermediate_size", MaxSize),
            VocabularySize = Size("vocab_size", MaxSize),
            NormEpsilon = json.Positive("rms_norm_eps") ?? throw json.Missing("rms_norm_eps", "the epsilon of the norms, such as 1e-05"),
            RopeTheta = rope.Theta(),
            RopeScaling = rope.Scaling(positions),
            MaxPositions = positions,
            TieWordEmbeddings = json.Boolean("tie_word_embeddings") ?? false,
            EosIds = json.Integers("eos_token_id"),
            BosId = json.Integer("bos_token_id"),
            PadId = json.Integer("pad_token_id"),
            // transformers 5 writes the second name
            DType = json.Text("torch_dtype") ?? json.Text("dtype"),
        };
    }

    private Family FindFamily()
    {
        const string Key = "architectures";
        var supported = string.Join(", ", Family.All);
        var value = json.Find(Key) ?? throw json.Missing(Key, $"[\"…\"], one of {supported}");
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() != 1 || value[0].ValueKind is not JsonValueKind.String)
        {
            throw json.Wrong(Key, value, $"a list of one name, one of {supported}");
        }
        var name = value[0].GetString()!;
        return Family.All.FirstOrDefault(f => f.Name == name) ?? throw new InputException(
            $"{json.Path}, key '{Key}'", $"The architecture '{name}' is not supported.", $"use a checkpoint of one of {supported}.");
    }

    private int KeyValueHeads(Family family, int heads)
    {
        const string Key = "num_key_value_heads";
        if (family.NeedsKeyValueHeads && json.Find(Key) is null)
        {
            throw json.Missing(Key, "the number of key and value heads");
        }
        var count = json.Find(Key) is null ? heads : Size(Key, MaxHeads);
        return heads % count == 0 ? count : throw json.Wrong(Key, Number(count), $"a divisor of num_attention_heads, {heads}");
    }

    private int HeadDim(Family family, int hidden, int heads)
    {
        const string Key = "head_dim";
        if (json.Find(Key) is null && family.DefaultHeadDim is { } usual)
        {
            return usual;
        }
        if (json.Find(Key) is null && hidden % heads != 0)
        {
            throw json.Wrong("hidden_size", Number(hidden), $"a multiple of num_attention_heads, {heads}, unless there is a '{Key}'");
        }
        var width = json.Find(Key) is null ? hidden / heads : Size(Key, MaxSize / MaxHeads);
        // rotary positions turn pairs
        return width % 2 == 0 ? width : throw json.Wrong(Key, Number(width), "even");
    }

    private int Size(string key, int max)
    {
        var value = json.Integer(key) ?? throw json.Missing(key, "the size that the weights have");
        return value >= 1 && value <= max ? value : throw json.Wrong(key, Number(value), $"from 1 to {Number(max)}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
