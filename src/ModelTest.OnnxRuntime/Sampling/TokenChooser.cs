using System.Numerics.Tensors;
using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Sampling;

/// <summary>
/// Chooses next tokens of one reply. The random numbers depend on the seed and the prompt only, so a reply does not depend on its
/// batch, up to rounding of the logits. The order of the filters is Hugging Face's: temperature, top-k (of equal logits at its end
/// the lower ids are kept), top-p.
/// </summary>
internal sealed class TokenChooser
{
    // e^-40 of the likeliest token's probability: all others of a vocabulary together are below what a double can tell.
    private const double Negligible = 40;

    private const int Spare = 8;

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

    /// <summary>Whether the likeliest token is chosen.</summary>
    public bool IsGreedy => random is null;

    /// <summary>What the chooser needs to know of a next token.</summary>
    /// <param name="forbidden">How many ids may not be chosen.</param>
    public NextTokenRequest Request(int forbidden) => new()
    {
        // Some more than are chosen from: of those that tie at the end the lower ids are kept, and a device may give any.
        Top = forbidden + (random is null ? 1 : options.TopK + Spare),
        All = random is not null && options.TopK == 0,
    };

    /// <summary>The next token.</summary>
    /// <param name="token">What is known of it: at least what <see cref="Request"/> asks for.</param>
    /// <param name="forbidden">Ids that may not be chosen.</param>
    /// <exception cref="InvalidDataException">The logits are not numbers.</exception>
    public int Choose(NextToken token, IReadOnlyCollection<int> forbidden)
    {
        if (token.Logits.IsEmpty)
        {
            return ChooseOfTop(token, forbidden);
        }
        var logits = token.Logits;
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
            throw Log.NotNumbers();
        }
        if (random is null)
        {
            return best;
        }
        var candidates = new List<(double Distance, int Id)>();
        for (var id = 0; id < logits.Length; id++)
        {
            Consider(logits[id], logits[best], id, candidates);
        }
        return Draw(candidates);
    }

    private int ChooseOfTop(NextToken token, IReadOnlyCollection<int> forbidden)
    {
        var candidates = new List<(double Distance, int Id)>();
        var best = float.NegativeInfinity;
        for (var i = 0; i < token.Top.Length; i++)
        {
            var id = (int)token.TopIds[i];
            if (!forbidden.Contains(id))
            {
                best = Math.Max(best, token.Top[i]);
                Consider(token.Top[i], best, id, candidates);
            }
        }
        // Of equal ones the lowest id, as in a walk over the vocabulary.
        return random is null ? candidates.Min().Id : Draw(candidates);
    }

    private void Consider(float logit, float largest, int id, List<(double Distance, int Id)> candidates)
    {
        var distance = random is null ? largest - logit : (largest - logit) / options.Temperature;
        if (distance < Negligible)
        {
            candidates.Add((distance, id));
        }
    }

    private int Draw(List<(double Distance, int Id)> candidates)
    {
        // By distance, then by id: tuples compare so.
        candidates.Sort();
        var kept = options.TopK > 0 ? Math.Min(options.TopK, candidates.Count) : candidates.Count;
        var weights = new double[kept];
        for (var i = 0; i < kept; i++)
        {
            weights[i] = Math.Exp(-candidates[i].Distance);
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
                return candidates[i].Id;
            }
        }
        return candidates[set - 1].Id;
    }
}
