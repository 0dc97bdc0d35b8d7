using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>The tensors of one call of <see cref="PagedAttention"/>, and the two passes over them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AttentionCall
{
    private const int TokensPerStore = 32;

    public HeadCounts Heads;
    public int HeadSize;
    public int BlockSize;
    public int TableWidth;

    /// <summary>float[T, (heads + 2·kv_heads)·d].</summary>
    public float* Packed;
    public float* KeyCache;
    public float* ValueCache;

    /// <summary>int[B+1]: where each sequence's new tokens begin.</summary>
    public int* Starts;

    /// <summary>int[B]: tokens of each sequence that are in the cache already.</summary>
    public int* Past;
    public int* Table;
    public float* Cos;
    public float* Sin;

    /// <summary>float[T, heads·d]; between the passes it holds the rotated queries.</summary>
    public float* Output;

    public int Tokens;

    /// <summary>int[T]: the sequence each token belongs to.</summary>
    public int* SequenceOf;

    /// <summary>Tiles of query tokens, a sequence and a first token each.</summary>
    public QueryTile* Tiles;

    // Set by a worker that ran into an exception, which may not cross into native code.
    private int failed;

    public readonly int Group => Heads.Query / Heads.KeyValue;

    /// <summary>Runs the operator on the inputs and outputs of a kernel context.</summary>
    public static void Run(nint context, HeadCounts heads)
    {
        var query = OrtKernelApi.Input(context, 0);
        var queryShape = OrtKernelApi.Shape(query);
        var cache = OrtKernelApi.Input(context, 3);
        var cacheShape = OrtKernelApi.Shape(cache);
        var starts = OrtKernelApi.Input(context, 5);
        var table = OrtKernelApi.Input(context, 7);
        var valueCache = OrtKernelApi.Input(context, 4);
        var tokens = (int)queryShape[0];
        var headSize = (int)cacheShape[3];
        var call = new AttentionCall
        {
            Heads = heads,
            HeadSize = headSize,
            BlockSize = (int)cacheShape[1],
            TableWidth = (int)OrtKernelApi.Shape(table)[1],
            Packed = (float*)OrtKernelApi.Data(query),
            KeyCache = (float*)OrtKernelApi.Data(cache),
            ValueCache = (float*)OrtKernelApi.Data(valueCache),
            Starts = (int*)OrtKernelApi.Data(starts),
            Past = (int*)OrtKernelApi.Data(OrtKernelApi.Input(context, 6)),
            Table = (int*)OrtKernelApi.Data(table),
            Cos = (float*)OrtKernelApi.Data(OrtKernelApi.Input(context, 8)),
            Sin = (float*)OrtKernelApi.Data(OrtKernelApi.Input(context, 9)),
            Output = (float*)OrtKernelApi.Data(OrtKernelApi.Output(context, 0, [tokens, heads.Query * headSize])),
            Tokens = tokens,
        };
        if (OrtKernelApi.Data(OrtKernelApi.Output(context, 1, cacheShape)) != call.KeyCache
            || OrtKernelApi.Data(OrtKernelApi.Output(context, 2, cacheShape)) != call.ValueCache)
        {
            throw new InvalidOperationException("the caches must be bound to the same memory as input and as output");
        }
        var sequences = (int)OrtKernelApi.Shape(starts)[0] - 1;
        var tileTokens = AttentionTile.TokensPerTile(call.Group);
        call.SequenceOf = (int*)NativeMemory.Alloc((nuint)tokens, sizeof(int));
        call.Tiles = (QueryTile*)NativeMemory.Alloc((nuint)((tokens / tileTokens) + sequences), (nuint)sizeof(QueryTile));
        try
        {
            var tiles = call.LayOut(sequences, tileTokens);
            OrtKernelApi.ParallelFor(context, &Store, (tokens + TokensPerStore - 1) / TokensPerStore, &call);
            OrtKernelApi.ParallelFor(context, &Attend, tiles * heads.KeyValue, &call);
            if (call.failed != 0)
            {
                throw new InvalidOperationException("attention could not be computed: out of memory");
            }
        }
        finally
        {
            NativeMemory.Free(call.SequenceOf);
            NativeMemory.Free(call.Tiles);
        }
    }

    /// <summary>The row of a cache that holds a position of a sequence.</summary>
    public readonly long Slot(int sequence, int position) =>
        BlockSize == 1
            ? Table[((long)sequence * TableWidth) + position]
            : ((long)Table[((long)sequence * TableWidth) + (position / BlockSize)] * BlockSize) + (position % BlockSize);

    private readonly int LayOut(int sequences, int tileTokens)
    {
        var tiles = 0;
        for (var s = 0; s < sequences; s++)
        {
            for (var t = Starts[s]; t < Starts[s + 1]; t++)
            {
                SequenceOf[t] = s;
            }
            // Tiles of nearly one size: a small last one would pack all the keys for a few rows.
            var count = Starts[s + 1] - Starts[s];
            var parts = (count + tileTokens - 1) / tileTokens;
            for (var p = 0; p < parts; p++)
            {
                var (from, to) = ((int)((long)count * p / parts), (int)((long)count * (p + 1) / parts));
                Tiles[tiles++] = new QueryTile { Sequence = s, First = Starts[s] + from, Count = to - from };
            }
        }
        return tiles;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Store(void* argument, nuint index)
    {
        var call = (AttentionCall*)argument;
        var first = (int)index * TokensPerStore;
        for (var t = first; t < Math.Min(first + TokensPerStore, call->Tokens); t++)
        {
            call->Store(t);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Attend(void* argument, nuint index)
    {
        var call = (AttentionCall*)argument;
        try
        {
            AttentionTile.Run(call, call->Tiles[(int)index / call->Heads.KeyValue], (int)index % call->Heads.KeyValue);
        }
        catch (OutOfMemoryException)
        {
            call->failed = 1;
        }
    }

    // First pass: rotated queries into the output, rotated keys and the values into the cache.
    private readonly void Store(int token)
    {
        var d = HeadSize;
        var sequence = SequenceOf[token];
        var position = Past[sequence] + token - Starts[sequence];
        var slot = Slot(sequence, position);
        var cos = Cos + ((long)position * (d / 2));
        var sin = Sin + ((long)position * (d / 2));
        var source = Packed + ((long)token * (Heads.Query + (2 * Heads.KeyValue)) * d);
        var query = Output + ((long)token * Heads.Query * d);
        for (var h = 0; h < Heads.Query; h++)
        {
            Rotation.Apply(source + (h * d), cos, sin, query + (h * d), d);
        }
        source += Heads.Query * d;
        var key = KeyCache + (slot * Heads.KeyValue * d);
        for (var h = 0; h < Heads.KeyValue; h++)
        {
            Rotation.Apply(source + (h * d), cos, sin, key + (h * d), d);
        }
        source += Heads.KeyValue * d;
        var bytes = (long)Heads.KeyValue * d * sizeof(float);
        Buffer.MemoryCopy(source, ValueCache + (slot * Heads.KeyValue * d), bytes, bytes);
    }
}
