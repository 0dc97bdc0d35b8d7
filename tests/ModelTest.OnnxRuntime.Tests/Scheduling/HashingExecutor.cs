using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

/// <summary>
/// A stand-in for a model whose logits depend on every token before: a cache row holds a hash of its token and of the row before it. A wrong
/// block, a wrong order, a copy of too few rows or a block reused too early changes every logit after it.
/// </summary>
internal sealed class HashingExecutor(int blocks, int blockSize = 1, int vocabulary = 11) : IStepExecutor
{
    private readonly ulong[] cache = new ulong[blocks * blockSize];
    private float[] logits = [];

    /// <summary>The largest batch so far, in sequences.</summary>
    public int LargestBatch { get; private set; }

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

    public StepOutput Run(StepBatch batch)
    {
        LargestBatch = Math.Max(LargestBatch, batch.Past.Count);
        foreach (var copy in batch.Copies)
        {
            cache.AsSpan(copy.Source * blockSize, copy.Rows).CopyTo(cache.AsSpan(copy.Target * blockSize));
        }
        for (var s = 0; s < batch.Past.Count; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                var position = batch.Past[s] + t - batch.Starts[s];
                var before = position == 0 ? 0 : cache[Row(batch, s, position - 1)];
                cache[Row(batch, s, position)] = Next(before, (int)batch.InputIds[t]);
            }
        }
        logits = new float[batch.Rows.Count * vocabulary];
        for (var r = 0; r < batch.Rows.Count; r++)
        {
            var row = (int)batch.Rows[r];
            var s = batch.Starts.FindLastIndex(start => start <= row);
            Fill(cache[Row(batch, s, batch.Past[s] + row - batch.Starts[s])], logits.AsSpan(r * vocabulary, vocabulary));
            if (batch.InputIds[row] == BrokenAfter)
            {
                logits.AsSpan(r * vocabulary, vocabulary).Fill(float.NaN);
            }
        }
        return new Output(batch.Requests, logits, vocabulary);
    }

    public void Dispose()
    {
    }

    private int Row(StepBatch batch, int sequence, int position) =>
        (batch.Blocks[sequence][position / blockSize] * blockSize) + (position % blockSize);

    private static ulong Next(ulong state, int token) => unchecked((state + (ulong)token + 1) * 0x9E3779B97F4A7C15UL) ^ (state >> 29);

    private static void Fill(ulong state, Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (Next(state, i) >> 40) / (float)(1 << 22);
        }
    }

    private sealed class Output(List<NextTokenRequest> requests, float[] logits, int vocabulary) : StepOutput
    {
        public override NextToken Row(int row) => new(requests[row], logits.AsSpan(row * vocabulary, vocabulary));
    }
}
