namespace ModelTest.OnnxRuntime.Tests.Attention;

/// <summary>Random tensors for one call of the operator, and what it must give.</summary>
internal sealed record AttentionCase(int Head, int KeyValueHeads, int Group, int Block, (int Past, int New)[] Lengths, int Seed)
{
    public const int Positions = 300;
    public const float Epsilon = 1e-5f;

    /// <summary>Later sequences continue the first one's positions instead of having their own.</summary>
    public bool Shared { get; init; }

    /// <summary>The most tokens that a token sees; 0 for all.</summary>
    public int Window { get; init; }

    /// <summary>Rounds numbers to a narrower type, where the operator is given these.</summary>
    public Func<float[], float[]> Round { get; init; } = x => x;

    /// <summary>Whether queries and keys are normalized before they are rotated.</summary>
    public bool HasNorms { get; init; }

    public int Heads => KeyValueHeads * Group;

    public int PackedWidth => (Heads + (2 * KeyValueHeads)) * Head;

    public int Tokens => Lengths.Sum(l => l.New);

    public int TableWidth => Lengths.Max(l => Blocks(l.Past + l.New));

    public long[] CacheShape => [Lengths.Sum(l => Blocks(l.Past + l.New)), Block, KeyValueHeads, Head];

    private int CacheRow => KeyValueHeads * Head;

    public float[] Packed() => Random(Tokens * PackedWidth, Seed);

    /// <summary>Keys (rotated, as stored) and values of the past; new tokens' rows hold garbage until the operator fills them.</summary>
    public (float[] Keys, float[] Values) Caches()
    {
        var size = (int)CacheShape.Aggregate(1L, (a, b) => a * b);
        return (Random(size, Seed + 1), Random(size, Seed + 2));
    }

    /// <summary>What normalized queries and keys are multiplied by.</summary>
    public (float[] Query, float[] Key) Norms() => (Random(Head, Seed + 3), Random(Head, Seed + 4));

    public int[] Starts()
    {
        var starts = new int[Lengths.Length + 1];
        for (var i = 0; i < Lengths.Length; i++)
        {
            starts[i + 1] = starts[i] + Lengths[i].New;
        }
        return starts;
    }

    /// <summary>Blocks in an order that is not the sequences'.</summary>
    public int[] Table()
    {
        var table = new int[Lengths.Length * TableWidth];
        var next = (int)CacheShape[0];
        for (var s = 0; s < Lengths.Length; s++)
        {
            for (var b = 0; b < Blocks(Lengths[s].Past + Lengths[s].New); b++)
            {
                table[(s * TableWidth) + b] = Shared && s > 0 && b < Lengths[0].New / Block ? table[b] : --next;
            }
        }
        return table;
    }

    public (float[] Cos, float[] Sin) Rotary()
    {
        var angles = Enumerable.Range(0, Positions * (Head / 2)).Select(i => i / (Head / 2) * Math.Pow(10000, -2.0 * (i % (Head / 2)) / Head)).ToList();
        return (Round([.. angles.Select(a => (float)Math.Cos(a))]), Round([.. angles.Select(a => (float)Math.Sin(a))]));
    }

    /// <summary>What the operator gives, and the caches after it.</summary>
    public (double[] Output, float[] Keys, float[] Values) Expected()
    {
        var (packed, starts, table) = (Packed(), Starts(), Table());
        var (keys, values) = Caches();
        var (cos, sin) = Rotary();
        var (queryNorm, keyNorm) = Norms();
        var output = new double[Tokens * Heads * Head];
        for (var s = 0; s < Lengths.Length; s++)
        {
            var (past, count) = Lengths[s];
            for (var t = 0; t < count; t++)
            {
                var row = Row(table, s, past + t);
                var source = ((starts[s] + t) * PackedWidth) + (Heads * Head);
                for (var h = 0; h < KeyValueHeads; h++)
                {
                    Round(Rotate(Normed(packed.AsSpan(source + (h * Head), Head), keyNorm), past + t, cos, sin)).CopyTo(keys.AsSpan(row + (h * Head)));
                }
                packed.AsSpan(source + CacheRow, CacheRow).CopyTo(values.AsSpan(row));
            }
            for (var t = 0; t < count; t++)
            {
                for (var h = 0; h < Heads; h++)
                {
                    var query = Rotate(Normed(packed.AsSpan(((starts[s] + t) * PackedWidth) + (h * Head), Head), queryNorm), past + t, cos, sin);
                    var first = Window == 0 ? 0 : Math.Max(0, past + t + 1 - Window);
                    var rows = Enumerable.Range(first, past + t + 1 - first).Select(p => Row(table, s, p) + (h / Group * Head)).ToList();
                    var scores = rows.ConvertAll(r => query.Zip(keys[r..(r + Head)], (a, b) => (double)a * b).Sum() / Math.Sqrt(Head));
                    var largest = scores.Max();
                    var weights = scores.ConvertAll(x => Math.Exp(x - largest));
                    var total = weights.Sum();
                    for (var i = 0; i < Head; i++)
                    {
                        output[((((starts[s] + t) * Heads) + h) * Head) + i] = rows.Zip(weights, (r, w) => values[r + i] * w).Sum() / total;
                    }
                }
            }
        }
        return (output, keys, values);
    }

    private int Row(int[] table, int sequence, int position) =>
        ((table[(sequence * TableWidth) + (position / Block)] * Block) + (position % Block)) * CacheRow;

    private float[] Normed(ReadOnlySpan<float> x, float[] weights)
    {
        if (!HasNorms)
        {
            return x.ToArray();
        }
        var head = x.ToArray();
        var root = Math.Sqrt((head.Sum(v => (double)v * v) / Head) + Epsilon);
        return [.. head.Zip(weights, (v, w) => (float)(v / root * w))];
    }

    private static float[] Rotate(ReadOnlySpan<float> x, int position, float[] cos, float[] sin)
    {
        var half = x.Length / 2;
        var result = new float[x.Length];
        for (var i = 0; i < half; i++)
        {
            var (c, s) = (cos[(position * half) + i], sin[(position * half) + i]);
            (result[i], result[half + i]) = ((x[i] * c) - (x[half + i] * s), (x[half + i] * c) + (x[i] * s));
        }
        return result;
    }

    private int Blocks(int tokens) => (tokens + Block - 1) / Block;

    private float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return Round([.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 4) - 2))]);
    }
}
