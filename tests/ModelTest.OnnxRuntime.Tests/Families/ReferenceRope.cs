using System.Text.Json;

namespace ModelTest.OnnxRuntime.Tests.Families;

/// <summary>Rotary positions as transformers computes them, formula by formula: default, linear, dynamic, llama3 and yarn.</summary>
internal sealed class ReferenceRope
{
    private readonly double[] frequencies;
    private readonly double attention = 1;

    public ReferenceRope(JsonElement config)
    {
        var width = config.TryGetProperty("head_dim", out var w)
            ? w.GetInt32()
            : config.GetProperty("hidden_size").GetInt32() / config.GetProperty("num_attention_heads").GetInt32();
        var nested = config.TryGetProperty("rope_scaling", out var scaling) && scaling.ValueKind == JsonValueKind.Object ? scaling
            : config.TryGetProperty("rope_parameters", out scaling) ? scaling : default;
        var isNested = nested.ValueKind == JsonValueKind.Object;
        var theta = config.TryGetProperty("rope_theta", out var t) ? t.GetDouble() : nested.GetProperty("rope_theta").GetDouble();
        frequencies = new double[width / 2];
        for (var i = 0; i < width / 2; i++)
        {
            frequencies[i] = 1 / Math.Pow(theta, 2.0 * i / width);
        }
        if (!isNested)
        {
            return;
        }
        var type = nested.TryGetProperty("rope_type", out var name) ? name.GetString() : nested.GetProperty("type").GetString();
        if (type == "linear")
        {
            frequencies = [.. frequencies.Select(f => f / Value("factor"))];
        }
        else if (type == "llama3")
        {
            frequencies = [.. frequencies.Select(Llama3)];
        }
        else if (type == "yarn")
        {
            var original = Value("original_max_position_embeddings");
            attention = (0.1 * Math.Log(Value("factor"))) + 1;
            // With the paper's 32 and 1 turns.
            var low = Math.Max(Math.Floor(width * Math.Log(original / (32 * 2 * Math.PI)) / (2 * Math.Log(theta))), 0);
            var high = Math.Min(Math.Ceiling(width * Math.Log(original / (1 * 2 * Math.PI)) / (2 * Math.Log(theta))), width - 1);
            frequencies = [.. frequencies.Select((f, i) =>
            {
                var ramp = Math.Clamp((i - low) / (high - low), 0, 1);
                return (f / Value("factor") * ramp) + (f * (1 - ramp));
            })];
        }

        double Value(string key) => nested.GetProperty(key).GetDouble();

        double Llama3(double frequency)
        {
            var original = Value("original_max_position_embeddings");
            var (low, high, factor) = (Value("low_freq_factor"), Value("high_freq_factor"), Value("factor"));
            var wavelength = 2 * Math.PI / frequency;
            if (wavelength < original / high)
            {
                return frequency;
            }
            if (wavelength > original / low)
            {
                return frequency / factor;
            }
            var smooth = ((original / wavelength) - low) / (high - low);
            return ((1 - smooth) * frequency / factor) + (smooth * frequency);
        }
    }

    /// <summary>The vector of a head at a position: element i turns with element i + d/2.</summary>
    public double[] Turn(double[] x, int position)
    {
        var half = x.Length / 2;
        var result = new double[x.Length];
        for (var i = 0; i < half; i++)
        {
            var (s, c) = Math.SinCos(position * frequencies[i]);
            result[i] = ((x[i] * c) - (x[half + i] * s)) * attention;
            result[half + i] = ((x[half + i] * c) + (x[i] * s)) * attention;
        }
        return result;
    }
}
