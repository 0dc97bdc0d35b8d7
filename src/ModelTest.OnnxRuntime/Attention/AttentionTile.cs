using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>
/// Attention of one tile of query tokens, for the query heads that share a key-value head, in one pass over the keys with the running
/// softmax of FlashAttention (arXiv:2205.14135). A row is one query head of one token.
/// </summary>
internal static unsafe class AttentionTile
{
    private const int KeysPerTile = 64;
    private const int RowsPerTile = 96;

    private const int CacheLine = 64;

    // Pinned, and the thread's own: the threads are the session's, few and long-lived.
    [ThreadStatic]
    private static float[]? scratch;

    /// <summary>How many tokens make a tile when a key-value head serves this many query heads.</summary>
    public static int TokensPerTile(int group) => Math.Max(1, RowsPerTile / group);

    /// <summary>Computes the tile's rows of the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(AttentionCall* call, QueryTile tile, int keyValueHead)
    {
        var group = call->Group;
        var rows = tile.Count * group;
        // Below one block of the matrix kernel, packing keys costs more than it saves.
        var narrow = rows < MatrixKernel.Rows;
        var paddedRows = narrow ? rows : (rows + MatrixKernel.Rows - 1) / MatrixKernel.Rows * MatrixKernel.Rows;
        var d = call->HeadSize;
        var width = (d + MatrixKernel.Columns - 1) / MatrixKernel.Columns * MatrixKernel.Columns;
        var memory = Reserve((2 * paddedRows * width) + (paddedRows * KeysPerTile) + (2 * paddedRows) + (2 * KeysPerTile * width));
        var queries = memory;
        var sums = queries + (paddedRows * width);
        var scores = sums + (paddedRows * width);
        var keys = scores + (paddedRows * KeysPerTile);
        var values = keys + (KeysPerTile * width);
        var most = values + (KeysPerTile * width);
        var total = most + paddedRows;
        LoadQueries(call, tile, keyValueHead, queries, paddedRows, width);
        new Span<float>(sums, paddedRows * width).Clear();
        new Span<float>(most, paddedRows).Fill(float.NegativeInfinity);
        new Span<float>(total, paddedRows).Clear();

        var firstPosition = call->Past[tile.Sequence] + tile.First - call->Starts[tile.Sequence];
        var end = firstPosition + tile.Count;
        var stride = (long)call->Heads.KeyValue * d;
        var rowPointers = stackalloc float*[KeysPerTile];
        var window = call->Heads.Window;
        for (var key = window == 0 ? 0 : Math.Max(0, firstPosition - window + 1); key < end; key += KeysPerTile)
        {
            var count = Math.Min(KeysPerTile, end - key);
            for (var j = 0; j < count; j++)
            {
                rowPointers[j] = call->KeyCache + (call->Slot(tile.Sequence, key + j) * stride) + (keyValueHead * d);
            }
            if (narrow)
            {
                NarrowKernel.Scores(queries, width, rowPointers, count, scores, KeysPerTile, rows, d);
            }
            else
            {
                KeyPacking.Transpose(rowPointers, count, keys, KeysPerTile, d);
                MatrixKernel.Multiply(queries, width, keys, KeysPerTile, scores, KeysPerTile, paddedRows, KeysPerTile, d, accumulate: false);
            }
            for (var r = 0; r < rows; r++)
            {
                var visible = Math.Min(count, firstPosition + (r / group) - key + 1);
                if (window > 0)
                {
                    visible = Hide(scores + (r * KeysPerTile), firstPosition + (r / group) - window + 1 - key, visible);
                }
                RunningSoftmax.Update(scores + (r * KeysPerTile), visible, KeysPerTile, most + r, total + r, sums + (r * width), width);
            }
            var valueOffset = call->ValueCache - call->KeyCache;
            if (narrow)
            {
                NarrowKernel.Accumulate(scores, KeysPerTile, rowPointers, valueOffset, count, sums, width, rows, d);
            }
            else
            {
                KeyPacking.Copy(rowPointers, valueOffset, count, values, width, d);
                MatrixKernel.Multiply(scores, KeysPerTile, values, width, sums, width, paddedRows, width, count, accumulate: true);
            }
        }
        StoreOutput(call, tile, keyValueHead, sums, total, width);
    }

    // Keys in front of a row's window; returns how many keys are left to see, counted with those.
    private static int Hide(float* scores, int hidden, int visible)
    {
        if (hidden >= visible)
        {
            return 0;
        }
        if (hidden > 0)
        {
            new Span<float>(scores, hidden).Fill(float.NegativeInfinity);
        }
        return visible;
    }

    private static void LoadQueries(AttentionCall* call, QueryTile tile, int keyValueHead, float* queries, int paddedRows, int width)
    {
        var d = call->HeadSize;
        var group = call->Group;
        var scale = 1 / MathF.Sqrt(d);
        new Span<float>(queries, paddedRows * width).Clear();
        for (var t = 0; t < tile.Count; t++)
        {
            var source = call->Output + ((((long)(tile.First + t) * call->Heads.Query) + (keyValueHead * group)) * d);
            for (var g = 0; g < group; g++)
            {
                var target = queries + (((t * group) + g) * width);
                for (var i = 0; i < d; i++)
                {
                    target[i] = source[(g * d) + i] * scale;
                }
            }
        }
    }

    private static void StoreOutput(AttentionCall* call, QueryTile tile, int keyValueHead, float* sums, float* total, int width)
    {
        var d = call->HeadSize;
        var group = call->Group;
        for (var t = 0; t < tile.Count; t++)
        {
            var target = call->Output + ((((long)(tile.First + t) * call->Heads.Query) + (keyValueHead * group)) * d);
            for (var g = 0; g < group; g++)
            {
                var row = (t * group) + g;
                var factor = 1 / total[row];
                for (var i = 0; i < d; i++)
                {
                    target[(g * d) + i] = sums[(row * width) + i] * factor;
                }
            }
        }
    }

    private static float* Reserve(int floats)
    {
        if (scratch is null || scratch.Length < floats + (CacheLine / sizeof(float)))
        {
            scratch = GC.AllocateUninitializedArray<float>(floats + (CacheLine / sizeof(float)), pinned: true);
        }
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(scratch));
        return (float*)((start + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }
}
