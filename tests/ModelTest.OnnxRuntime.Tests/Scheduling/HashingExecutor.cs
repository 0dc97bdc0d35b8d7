using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

/// <summary>
/// A stand-in for a model whose logits depend on every token before: a slot holds a hash of its token and of the slot before it. A wrong
/// slot, a wrong order or a slot reused too early changes every logit after it.
/// </summary>
internal sealed class HashingExecutor(int slots, int vocabulary = 11) : IStepExecutor
{
    private readonly ulong[] cache = new ulong[slots];
    private float[] logits = [];

    public int Vocabulary => vocabulary;

    /// <summary>The token after which logits are not numbers.</summary>
    public int? BrokenAfter { get; init; }

    /// <summary>The logits after a prefix, computed directly.</summary>
    public static float[] Expected(IEnumerable<int> tokens, int vocabulary = 11)
    {
        var state = tokens.Aggregate(0UL, (s, t) => Next(s, t));
        var row = new float[vocabulary];
        Fill(state, row);
        return row;
    }

    public ReadOnlySpan<float> Run(StepBatch batch)
    {
        for (var s = 0; s < batch.Past.Count; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                var position = batch.Past[s] + t - batch.Starts[s];
                var before = position == 0 ? 0 : cache[batch.Slots[s][position - 1]];
                cache[batch.Slots[s][position]] = Next(before, (int)batch.InputIds[t]);
            }
        }
        logits = new float[batch.LogitRows.Count * vocabulary];
        for (var r = 0; r < batch.LogitRows.Count; r++)
        {
            var row = (int)batch.LogitRows[r];
            var s = batch.Starts.FindLastIndex(start => start <= row);
            Fill(cache[batch.Slots[s][batch.Past[s] + row - batch.Starts[s]]], logits.AsSpan(r * vocabulary, vocabulary));
            if (batch.InputIds[row] == BrokenAfter)
            {
                logits.AsSpan(r * vocabulary, vocabulary).Fill(float.NaN);
            }
        }
        return logits;
    }

    public void Dispose()
    {
    }

    private static ulong Next(ulong state, int token) => unchecked((state + (ulong)token + 1) * 0x9E3779B97F4A7C15UL) ^ (state >> 29);

    private static void Fill(ulong state, Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (Next(state, i) >> 40) / (float)(1 << 22);
        }
    }
}
