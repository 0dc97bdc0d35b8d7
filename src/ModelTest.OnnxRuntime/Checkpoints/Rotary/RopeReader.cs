using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>Reads what config.json says of rotary positions, in the keys of transformers 4 and 5.</summary>
internal sealed class RopeReader
{
    private const string Supported = "'default', 'linear', 'dynamic', 'llama3' and 'yarn'";

    private readonly JsonFile config;
    private readonly JsonFile? nested;
    private readonly string key;

    /// <summary>Reads from a config.json.</summary>
    /// <exception cref="InputException">The section is no object.</exception>
    public RopeReader(JsonFile config)
    {
        this.config = config;
        // transformers 5 writes the second name
        key = config.Find("rope_scaling") is not null ? "rope_scaling" : "rope_parameters";
        nested = config.Section(key);
    }

    /// <summary>The base of the frequencies.</summary>
    /// <exception cref="InputException">It is not above 0.</exception>
    public double Theta()
    {
        const string Key = "rope_theta";
        // Checkpoints older than the key have the base of the original.
        return config.Positive(Key) ?? nested?.Positive(Key) ?? 10000;
    }

    /// <summary>The scaling, or null.</summary>
    /// <param name="positions">The most positions.</param>
    /// <exception cref="InputException">It is wrong or not supported.</exception>
    public RopeScaling? Scaling(int positions)
    {
        if ((config.Number("partial_rotary_factor") ?? nested?.Number("partial_rotary_factor")) is { } part and not 1)
        {
            throw config.Wrong(
                "partial_rotary_factor", part.ToString(CultureInfo.InvariantCulture), "1: heads that are turned in part are not supported");
        }
        if (nested is null)
        {
            return null;
        }
        return (nested.Text("rope_type") ?? nested.Text("type") ?? "default") switch
        {
            "default" => nested.Find("full_attention") is null ? null : throw Unsupported("of its own for each type of layer"),
            "linear" => new LinearScaling(Factor()),
            "dynamic" => new DynamicScaling(Factor()),
            "llama3" => Llama3(),
            "yarn" => Yarn(positions),
            var type => throw Unsupported($"'{type}'"),
        };
    }

    private Llama3Scaling Llama3()
    {
        var (low, high) = (Needed("low_freq_factor"), Needed("high_freq_factor"));
        return high > low
            ? new Llama3Scaling(Factor(), low, high, Needed("original_max_position_embeddings"))
            : throw nested!.Wrong("high_freq_factor", high.ToString(CultureInfo.InvariantCulture), "above low_freq_factor");
    }

    private YarnScaling Yarn(int positions)
    {
        var original = nested!.Positive("original_max_position_embeddings") ?? positions;
        var factor = nested.Find("factor") is null && original < positions ? positions / original : Factor();
        var attention = nested.Positive("attention_factor") ?? (nested.Positive("mscale"), nested.Positive("mscale_all_dim")) switch
        {
            ({ } some, { } all) => YarnScaling.DefaultAttention(factor, some) / YarnScaling.DefaultAttention(factor, all),
            _ => YarnScaling.DefaultAttention(factor),
        };
        return new YarnScaling(
            factor, original, attention, nested.Positive("beta_fast") ?? 32, nested.Positive("beta_slow") ?? 1, nested.Boolean("truncate") ?? true);
    }

    private double Factor() => Needed("factor") is >= 1 and var factor
        ? factor
        : throw nested!.Wrong("factor", nested.Number("factor")!.Value.ToString(CultureInfo.InvariantCulture), "1 or more");

    private double Needed(string name) => nested!.Positive(name) ?? throw nested.Missing(name, "the scaling's value");

    private InputException Unsupported(string type) =>
        new($"{config.Path}, key '{key}'", $"The rope scaling {type} is not supported.", $"use a checkpoint with none, or one of {Supported}.");
}
