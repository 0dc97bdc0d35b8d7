namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>The tensors of one call of <see cref="DecodeAttention"/>, where they are on the device.</summary>
/// <param name="Sequences">B: sequences, and new tokens.</param>
/// <param name="Heads">Query heads; a multiple of the next.</param>
/// <param name="KeyValueHeads">Heads of keys and values.</param>
/// <param name="HeadSize">d: elements of a head.</param>
/// <param name="Blocks">Blocks of a cache.</param>
/// <param name="BlockSize">Tokens of a block.</param>
/// <param name="TableWidth">Blocks of the longest sequence.</param>
/// <param name="Positions">Rows of the rotary tables.</param>
/// <param name="MostTokens">An upper bound of a sequence's tokens, the new one included.</param>
internal readonly record struct DecodeCall(
    int Sequences, int Heads, int KeyValueHeads, int HeadSize, int Blocks, int BlockSize, int TableWidth, int Positions, int MostTokens)
{
    /// <summary>[B, (heads + 2·kv_heads)·d].</summary>
    public nint Packed { get; init; }

    /// <summary>[blocks, block, kv_heads, d].</summary>
    public nint KeyCache { get; init; }

    /// <summary>As keys.</summary>
    public nint ValueCache { get; init; }

    /// <summary>int[B]: tokens in the cache before this step.</summary>
    public nint Past { get; init; }

    /// <summary>int[B, width].</summary>
    public nint Table { get; init; }

    /// <summary>[positions, d/2].</summary>
    public nint Cos { get; init; }

    /// <summary>[positions, d/2].</summary>
    public nint Sin { get; init; }

    /// <summary>[d]: what normalized queries are multiplied by; 0 where they are not normalized.</summary>
    public nint QueryNorm { get; init; }

    /// <summary>As of queries.</summary>
    public nint KeyNorm { get; init; }

    /// <summary>What is added to the mean square of a head.</summary>
    public float Epsilon { get; init; }

    /// <summary>[B, heads·d].</summary>
    public nint Output { get; init; }
}
