using System.Numerics.Tensors;

namespace ModelTest.OnnxRuntime.Sampling;

/// <summary>
/// Chooses next tokens of one reply. Draws depend on the seed and the prompt only, so a reply is the same in any batch. The order of
/// the filters is Hugging Face's: temperature, top-k, top-p.
/// </summary>
internal sealed class TokenChooser
{
    private readonly SamplingOptions options;
    private readonly Random? random;

    /// <summary>A chooser for one reply.</summary>
    /// <param name="options">How to choose.</param>
    /// <param name="prompt">The prompt's tokens: other prompts get other draws from the same seed.</param>
    public TokenChooser(SamplingOptions options, IReadOnlyList<int> prompt)
    {
        this.options = options;
        if (options.Temperature > 0)
        {
            // HashCode is seeded per process; draws must not be.
            var hash = unchecked((int)2166136261);
            foreach (var token in prompt)
            {
                hash = unchecked((hash ^ token) * 16777619);
            }
            random = new Random(options.Seed ^ hash);
        }
    }

    /// <summary>The next token.</summary>
    /// <param name="logits">A row of logits.</param>
    /// <param name="forbidden">Ids that may not be chosen.</param>
    /// <exception cref="InvalidDataException">The logits are not numbers.</exception>
    public int Choose(ReadOnlySpan<float> logits, IReadOnlyCollection<int> forbidden)
    {
        if (forbidden.Count > 0)
        {
            var allowed = logits.ToArray();
            foreach (var id in forbidden)
            {
                allowed[id] = float.NegativeInfinity;
            }
            logits = allowed;
        }
        var best = TensorPrimitives.IndexOfMax(logits);
        if (!float.IsFinite(logits[best]))
        {
            throw new InvalidDataException("the model gives logits that are not numbers (overflow in its weights?)");
        }
        return random is null ? best : Draw(logits);
    }

    private int Draw(ReadOnlySpan<float> logits)
    {
        var ids = Enumerable.Range(0, logits.Length).ToArray();
        var scaled = new double[logits.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = -logits[i] / options.Temperature;
        }
        // Ascending negatives: the likeliest first; equal ones keep their order, as the sort is by value and then id.
        Array.Sort(ids, (a, b) => scaled[a] != scaled[b] ? scaled[a].CompareTo(scaled[b]) : a.CompareTo(b));
        var kept = options.TopK > 0 ? Math.Min(options.TopK, ids.Length) : ids.Length;
        var weights = new double[kept];
        for (var i = 0; i < kept; i++)
        {
            weights[i] = Math.Exp(scaled[ids[0]] - scaled[ids[i]]);
        }
        var limit = options.TopP * weights.Sum();
        var (set, mass) = (0, 0.0);
        while (set < kept && (set == 0 || mass < limit))
        {
            mass += weights[set++];
        }
        var draw = random!.NextDouble() * mass;
        for (var i = 0; i < set; i++)
        {
            draw -= weights[i];
            if (draw < 0)
            {
                return ids[i];
            }
        }
        return ids[set - 1];
    }
}
