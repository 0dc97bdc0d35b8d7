using System.Text.Json;

namespace ModelTest.OnnxRuntime.Tests.Families;

/// <summary>
/// A decoder written down plainly in double precision from the papers and from transformers' modelling code: one token after the other, one
/// head after the other, by the tensors' own names and config.json alone. It shares no code with the engine.
/// </summary>
internal sealed class ReferenceDecoder(JsonElement config, IReadOnlyDictionary<string, float[]> weights)
{
    private readonly int hidden = config.GetProperty("hidden_size").GetInt32();
    private readonly int heads = config.GetProperty("num_attention_heads").GetInt32();
    private readonly int keyValueHeads = config.GetProperty("num_key_value_heads").GetInt32();
    private readonly int layers = config.GetProperty("num_hidden_layers").GetInt32();
    private readonly double epsilon = config.GetProperty("rms_norm_eps").GetDouble();
    private readonly string family = config.GetProperty("architectures")[0].GetString()!;
    private readonly ReferenceRope rope = new(config);

    private bool IsFused => family == "InternLM2ForCausalLM";

    private int Width => config.TryGetProperty("head_dim", out var width) ? width.GetInt32() : hidden / heads;

    /// <summary>The logits of the last token.</summary>
    public double[] Logits(IReadOnlyList<int> ids)
    {
        var embedding = weights[IsFused ? "model.tok_embeddings.weight" : "model.embed_tokens.weight"];
        var states = ids.Select(id => Row(embedding, id, hidden)).ToArray();
        for (var layer = 0; layer < layers; layer++)
        {
            var prefix = $"model.layers.{layer}.";
            var normed = states.Select(s => Norm(s, weights[prefix + (IsFused ? "attention_norm" : "input_layernorm") + ".weight"])).ToArray();
            states = [.. states.Zip(Attend(prefix, layer, normed), Add)];
            states = [.. states.Select(s => Add(s, FeedForward(prefix, s)))];
        }
        var last = Norm(states[^1], weights["model.norm.weight"]);
        var head = weights.GetValueOrDefault(IsFused ? "output.weight" : "lm_head.weight") ?? embedding;
        return [.. Enumerable.Range(0, head.Length / hidden).Select(row => Dot(Row(head, row, hidden), last))];
    }

    private double[][] Attend(string prefix, int layer, double[][] inputs)
    {
        var (queries, keys, values) = (new double[inputs.Length][][], new double[inputs.Length][][], new double[inputs.Length][][]);
        for (var t = 0; t < inputs.Length; t++)
        {
            (queries[t], keys[t], values[t]) = Projections(prefix, inputs[t]);
            queries[t] = [.. queries[t].Select(q => rope.Turn(q, t))];
            keys[t] = [.. keys[t].Select(k => rope.Turn(k, t))];
        }
        var window = Window(layer);
        var outputs = new double[inputs.Length][];
        for (var t = 0; t < inputs.Length; t++)
        {
            var joined = new List<double>();
            for (var h = 0; h < heads; h++)
            {
                var group = h / (heads / keyValueHeads);
                var seen = Enumerable.Range(0, t + 1).Where(j => t - j < window).ToArray();
                var scores = seen.Select(j => Dot(queries[t][h], keys[j][group]) / Math.Sqrt(Width)).ToArray();
                var exponentials = scores.Select(s => Math.Exp(s - scores.Max())).ToArray();
                var sum = exponentials.Sum();
                joined.AddRange(Enumerable.Range(0, Width).Select(d => seen.Select((j, n) => exponentials[n] / sum * values[j][group][d]).Sum()));
            }
            outputs[t] = Linear(prefix + (IsFused ? "attention.wo" : "self_attn.o_proj"), [.. joined]);
        }
        return outputs;
    }

    private (double[][] Queries, double[][] Keys, double[][] Values) Projections(string prefix, double[] input)
    {
        if (IsFused)
        {
            // Per key-value head: its query heads, its key, its value.
            var all = Linear(prefix + "attention.wqkv", input).Chunk(Width).ToArray();
            var group = heads / keyValueHeads;
            var parts = all.Chunk(group + 2).ToArray();
            return ([.. parts.SelectMany(p => p[..group])], [.. parts.Select(p => p[group])], [.. parts.Select(p => p[group + 1])]);
        }
        var (queries, keys) = (Heads("q"), Heads("k"));
        if (family == "Qwen3ForCausalLM")
        {
            queries = [.. queries.Select(q => Norm(q, weights[prefix + "self_attn.q_norm.weight"]))];
            keys = [.. keys.Select(k => Norm(k, weights[prefix + "self_attn.k_norm.weight"]))];
        }
        return (queries, keys, Heads("v"));

        double[][] Heads(string letter) => [.. Linear(prefix + $"self_attn.{letter}_proj", input).Chunk(Width)];
    }

    private double[] FeedForward(string prefix, double[] state)
    {
        var input = Norm(state, weights[prefix + (IsFused ? "ffn_norm" : "post_attention_layernorm") + ".weight"]);
        var gate = Linear(prefix + (IsFused ? "feed_forward.w1" : "mlp.gate_proj"), input);
        var up = Linear(prefix + (IsFused ? "feed_forward.w3" : "mlp.up_proj"), input);
        return Linear(prefix + (IsFused ? "feed_forward.w2" : "mlp.down_proj"), [.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)]);
    }

    // How many tokens a token sees; Qwen uses its window from max_window_layers on, Mistral everywhere.
    private int Window(int layer)
    {
        var size = config.TryGetProperty("sliding_window", out var window) && window.ValueKind == JsonValueKind.Number ? window.GetInt32() : int.MaxValue;
        return family switch
        {
            "MistralForCausalLM" => size,
            "Qwen2ForCausalLM" or "Qwen3ForCausalLM" when config.TryGetProperty("use_sliding_window", out var use) && use.GetBoolean() =>
                layer >= config.GetProperty("max_window_layers").GetInt32() ? size : int.MaxValue,
            _ => int.MaxValue,
        };
    }

    private double[] Linear(string module, double[] input)
    {
        var weight = weights[module + ".weight"];
        var bias = weights.GetValueOrDefault(module + ".bias");
        return [.. Enumerable.Range(0, weight.Length / input.Length).Select(o => Dot(Row(weight, o, input.Length), input) + (bias?[o] ?? 0))];
    }

    private double[] Norm(double[] x, float[] scale)
    {
        var root = Math.Sqrt(x.Average(v => v * v) + epsilon);
        return [.. x.Zip(scale, (v, s) => v / root * s)];
    }

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Row(float[] matrix, int row, int width) => [.. matrix.AsSpan(row * width, width).ToArray().Select(v => (double)v)];
}
