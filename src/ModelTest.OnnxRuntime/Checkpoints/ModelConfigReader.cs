using System.Globalization;
using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Reads config.json and refuses what the engine would compute wrongly.</summary>
internal sealed class ModelConfigReader
{
    // Far above every model there is, and low enough that products of two fit in 64 bits and heads times their width in 32.
    private const int MaxSize = 1 << 24;
    private const int MaxHeads = 1 << 12;

    private static readonly Dictionary<string, Architecture> Architectures = new(StringComparer.Ordinal)
    {
        ["InternLM2ForCausalLM"] = Architecture.InternLM2,
        ["LlamaForCausalLM"] = Architecture.Llama,
    };

    private readonly JsonFile json;

    private ModelConfigReader(JsonFile json) => this.json = json;

    /// <inheritdoc cref="ModelConfig.Read"/>
    public static ModelConfig Read(string folder) =>
        new ModelConfigReader(JsonFile.Read(Path.Combine(folder, "config.json"), "copy config.json again from the checkpoint's source.")).Build();

    private ModelConfig Build()
    {
        var architecture = FindArchitecture();
        RefuseUnsupported();
        var (hidden, heads) = (Size("hidden_size", MaxSize), Size("num_attention_heads", MaxHeads));
        return new ModelConfig
        {
            Path = json.Path,
            Architecture = architecture,
            HiddenSize = hidden,
            Layers = Size("num_hidden_layers", MaxHeads),
            Heads = heads,
            KeyValueHeads = KeyValueHeads(heads),
            HeadDim = HeadDim(hidden, heads),
            IntermediateSize = Size("intermediate_size", MaxSize),
            VocabularySize = Size("vocab_size", MaxSize),
            NormEpsilon = Positive("rms_norm_eps") ?? throw json.Missing("rms_norm_eps", "the epsilon of the norms, such as 1e-05"),
            RopeTheta = RopeTheta(),
            RopeScaling = ReadRopeScaling(),
            MaxPositions = Size("max_position_embeddings", int.MaxValue),
            TieWordEmbeddings = json.Boolean("tie_word_embeddings") ?? false,
            EosIds = json.Integers("eos_token_id"),
            BosId = json.Integer("bos_token_id"),
            PadId = json.Integer("pad_token_id"),
            // transformers 5 writes the second name
            DType = json.Text("torch_dtype") ?? json.Text("dtype"),
        };
    }

    private Architecture FindArchitecture()
    {
        const string Key = "architectures";
        var supported = string.Join(" or ", Architectures.Keys);
        var value = json.Find(Key) ?? throw json.Missing(Key, $"[\"…\"], one of {supported}");
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() != 1 || value[0].ValueKind is not JsonValueKind.String)
        {
            throw json.Wrong(Key, value, $"a list of one name, {supported}");
        }
        var name = value[0].GetString()!;
        return Architectures.TryGetValue(name, out var architecture)
            ? architecture
            : throw Unsupported(Key, $"The architecture '{name}' is not supported.", $"use a checkpoint of {supported}.");
    }

    private void RefuseUnsupported()
    {
        foreach (var key in (string[])["bias", "attention_bias", "mlp_bias"])
        {
            if (json.Boolean(key) is true)
            {
                throw Unsupported(
                    key, "Linear layers with a bias are not supported yet.", "use a checkpoint without biases, as InternLM2 and Llama are published.");
            }
        }
        if (json.Text("hidden_act") is { } activation and not "silu")
        {
            throw Unsupported("hidden_act", $"The activation '{activation}' is not supported.", "use a checkpoint with 'silu'.");
        }
        if (json.Find("quantization_config") is not null)
        {
            throw Unsupported(
                "quantization_config", "Quantized weights are not supported.", "use the checkpoint's float16, bfloat16 or float32 version.");
        }
    }

    private int KeyValueHeads(int heads)
    {
        const string Key = "num_key_value_heads";
        var count = json.Find(Key) is null ? heads : Size(Key, MaxHeads);
        return heads % count == 0 ? count : throw json.Wrong(Key, Number(count), $"a divisor of num_attention_heads, {heads}");
    }

    private int HeadDim(int hidden, int heads)
    {
        const string Key = "head_dim";
        if (json.Find(Key) is null && hidden % heads != 0)
        {
            throw json.Wrong("hidden_size", Number(hidden), $"a multiple of num_attention_heads, {heads}, unless there is a '{Key}'");
        }
        var width = json.Find(Key) is null ? hidden / heads : Size(Key, MaxSize / MaxHeads);
        // rotary positions turn pairs
        return width % 2 == 0 ? width : throw json.Wrong(Key, Number(width), "even");
    }

    private double RopeTheta()
    {
        const string Key = "rope_theta";
        // transformers 5 writes it into rope_parameters; checkpoints older than the key have the base of the original
        return Positive(Key) ?? (Rope("rope_parameters") is { } nested ? Positive(nested, Key) : null) ?? 10000;
    }

    private RopeScaling? ReadRopeScaling()
    {
        var key = json.Find("rope_scaling") is not null ? "rope_scaling" : "rope_parameters";
        if (Rope(key) is not { } scaling)
        {
            return null;
        }
        var type = TypeOf(scaling, "type") ?? TypeOf(scaling, "rope_type") ?? "default";
        return type switch
        {
            "default" => null,
            "dynamic" when Positive(scaling, "factor") is >= 1 and { } factor => new RopeScaling(type, factor),
            "dynamic" => throw json.Wrong(key, scaling, "dynamic with a factor of 1 or more"),
            _ => throw Unsupported(key, $"The rope scaling '{type}' is not supported.", "use a checkpoint with none or 'dynamic'."),
        };
    }

    private JsonElement? Rope(string key) => json.Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value,
        { } other => throw json.Wrong(key, other, "null or an object"),
    };

    private static string? TypeOf(JsonElement scaling, string key) =>
        scaling.TryGetProperty(key, out var type) && type.ValueKind is JsonValueKind.String ? type.GetString() : null;

    private int Size(string key, int max)
    {
        var value = json.Integer(key) ?? throw json.Missing(key, "the size that the weights have");
        return value >= 1 && value <= max ? value : throw json.Wrong(key, Number(value), $"from 1 to {Number(max)}");
    }

    private double? Positive(string key) => json.Number(key) switch
    {
        null => null,
        > 0 and var value => value,
        { } other => throw json.Wrong(key, other.ToString(CultureInfo.InvariantCulture), "above 0"),
    };

    private double? Positive(JsonElement nested, string key)
    {
        if (!nested.TryGetProperty(key, out var element))
        {
            return null;
        }
        return element.ValueKind is JsonValueKind.Number && element.TryGetDouble(out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw json.Wrong(key, element, "a number above 0");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private InputException Unsupported(string key, string what, string fix) => new($"{json.Path}, key '{key}'", what, fix);
}
