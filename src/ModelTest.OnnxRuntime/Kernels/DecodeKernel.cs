using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// Attention of decode steps, for GPUs: one query token of each sequence over its keys and values in blocks. Bound by reading these, so each is
/// read once for a pair of query heads and, with luck of the cache, once for all that share it; nothing is computed in tiles of many queries, of which there is one.
/// Keys and values of the new token are stored on the way. Written in the C# that ILGPU compiles.
/// </summary>
internal static class DecodeKernel
{
    private const int MostWarps = DecodeGrid.WarpsPerPair * DecodeGrid.MostPairs;

    /// <summary>
    /// The kernel: grid [splits, kv_heads · chunks, B], group <see cref="DecodeGrid.Threads"/>. Elements are in pairs, so that a head of d elements is d/2 long.
    /// </summary>
    /// <param name="packed">[B, heads + 2·kv_heads, d/2]: new queries, keys and values.</param>
    /// <param name="keys">[blocks, block, kv_heads, d/2], rotated.</param>
    /// <param name="values">As keys.</param>
    /// <param name="past">[B]: tokens before the new one.</param>
    /// <param name="table">[B, width]: each sequence's blocks.</param>
    /// <param name="cos">[positions, d/4].</param>
    /// <param name="sin">[positions, d/4].</param>
    /// <param name="queryNorm">[d/2]; not read where queries are not normalized.</param>
    /// <param name="keyNorm">[d/2]; likewise.</param>
    /// <param name="output">[B, heads, d/2]; not written where there are several splits.</param>
    /// <param name="parts">[B, heads, splits, <see cref="DecodeSizes.PartSize"/>]; not written where there is one split.</param>
    /// <param name="sizes">The sizes.</param>
    public static void Attend<T>(
        ArrayView<int> packed,
        ArrayView<int> keys,
        ArrayView<int> values,
        ArrayView<int> past,
        ArrayView<int> table,
        ArrayView<int> cos,
        ArrayView<int> sin,
        ArrayView<int> queryNorm,
        ArrayView<int> keyNorm,
        ArrayView<int> output,
        ArrayView<float> parts,
        DecodeSizes sizes)
        where T : struct, IElementPair
    {
        var shared = SharedMemory.Allocate<float>(MostWarps * 2 * DecodeSizes.PartSize);
        var warp = Group.IdxX / DecodeGrid.Warp;
        var row = warp % DecodeGrid.WarpsPerPair;
        var (split, keyValueHead, sequence) = (Grid.IdxX, Grid.IdxY / sizes.Chunks, Grid.IdxZ);
        var group = sizes.Heads / sizes.KeyValueHeads;
        // Of an odd group the last pair is the last head twice; so are pairs beyond the last one.
        var pair = ((Grid.IdxY % sizes.Chunks) * (Group.DimX / (DecodeGrid.Warp * DecodeGrid.WarpsPerPair))) + (warp / DecodeGrid.WarpsPerPair);
        var head0 = (keyValueHead * group) + IntrinsicMath.Min(pair * 2, group - 1);
        var head1 = (keyValueHead * group) + IntrinsicMath.Min((pair * 2) + 1, group - 1);
        var lane = Lane.Of(sizes.HalfPairs);
        var position = past[sequence];
        var angle = (position * sizes.HalfPairs) + lane.Low;
        var (cosines, sines) = (cos[angle], sin[angle]);
        var headSize = sizes.HalfPairs * 2;
        var token = sequence * (sizes.Heads + (2 * sizes.KeyValueHeads)) * headSize;
        // Lanes that are left over add nothing to any score.
        var scale = lane.IsUsed ? sizes.Scale : 0;
        var query0 = Rotated<T>(lane, packed, token + (head0 * headSize), queryNorm, sizes, cosines, sines).Times(scale);
        var query1 = Rotated<T>(lane, packed, token + (head1 * headSize), queryNorm, sizes, cosines, sines).Times(scale);
        var sums = PairSum.Empty;
        // By the sequence's own length, the new token included: the bound that the grid was made for may be far above it.
        const int Round = DecodeGrid.WarpsPerPair * DecodeGrid.TokensAtOnce;
        var splitTokens = ((position / sizes.Splits) + Round) / Round * Round;
        var first = split * splitTokens;
        var end = IntrinsicMath.Min(first + splitTokens, position);
        var stride = sizes.KeyValueHeads * headSize;
        for (var p = first + (row * DecodeGrid.TokensAtOnce); p < end; p += Round)
        {
            // Four tokens begin at a multiple of four, so that they are in one block. Behind the end the last one is read again.
            var at0 = Slot(table, sequence, p, sizes) + (keyValueHead * headSize);
            var last = at0 + ((end - 1 - p) * stride);
            var (at1, at2, at3) = (
                IntrinsicMath.Min(at0 + stride, last), IntrinsicMath.Min(at0 + (2 * stride), last), IntrinsicMath.Min(at0 + (3 * stride), last));
            var (key0, key1, key2, key3) = (lane.Read<T>(keys, at0), lane.Read<T>(keys, at1), lane.Read<T>(keys, at2), lane.Read<T>(keys, at3));
            var (value0, value1, value2, value3) = (lane.Read<T>(values, at0), lane.Read<T>(values, at1), lane.Read<T>(values, at2), lane.Read<T>(values, at3));
            sums = sums.With(
                lane.Index,
                end - p,
                query0.Dot(key0),
                query0.Dot(key1),
                query0.Dot(key2),
                query0.Dot(key3),
                query1.Dot(key0),
                query1.Dot(key1),
                query1.Dot(key2),
                query1.Dot(key3),
                value0,
                value1,
                value2,
                value3);
        }
        if (row == 0 && position / splitTokens == split)
        {
            // The new token: nobody reads it from the cache in this step. It counts as it is stored, rounded.
            var at = Slot(table, sequence, position, sizes) + (keyValueHead * headSize);
            var newKey = token + ((sizes.Heads + keyValueHead) * headSize);
            var rotated = Rotated<T>(lane, packed, newKey, keyNorm, sizes, cosines, sines);
            var (low, high) = (default(T).Pack(rotated.A, rotated.B), default(T).Pack(rotated.C, rotated.D));
            var (valueLow, valueHigh) = (packed[newKey + stride + lane.Low], packed[newKey + stride + lane.High]);
            if (pair == 0 && lane.IsUsed)
            {
                keys[at + lane.Low] = low;
                keys[at + lane.High] = high;
                values[at + lane.Low] = valueLow;
                values[at + lane.High] = valueHigh;
            }
            var (key, value) = (Lane.Unpacked<T>(low, high), Lane.Unpacked<T>(valueLow, valueHigh));
            var (score0, score1) = (query0.Dot(key), query1.Dot(key));
            sums = sums.With(lane.Index, 1, score0, score0, score0, score0, score1, score1, score1, score1, value, value, value, value);
        }
        var place = warp * 2 * DecodeSizes.PartSize;
        sums.Write(shared, place, place + DecodeSizes.PartSize, lane.Index);
        Group.Barrier();
        // The first two warps of a pair each take one of its heads.
        if (row < 2)
        {
            var from = ((warp - row) * 2 * DecodeSizes.PartSize) + (row * DecodeSizes.PartSize);
            var total = SumParts.Total(shared, from, 2 * DecodeSizes.PartSize, DecodeGrid.WarpsPerPair, lane.Index);
            var head = (sequence * sizes.Heads) + (row == 0 ? head0 : head1);
            if (sizes.Splits == 1)
            {
                lane.Write<T>(output, head * headSize, total.Values.Times(1 / total.Weights));
            }
            else
            {
                SumParts.Write(parts, ((head * sizes.Splits) + split) * DecodeSizes.PartSize, lane.Index, total);
            }
        }
    }

    /// <summary>Puts the parts of split sequences together: grid [heads, B], group of one warp.</summary>
    /// <param name="parts">[B, heads, splits, <see cref="DecodeSizes.PartSize"/>].</param>
    /// <param name="output">[B, heads, d/2].</param>
    /// <param name="sizes">The sizes.</param>
    public static void Combine<T>(ArrayView<float> parts, ArrayView<int> output, DecodeSizes sizes)
        where T : struct, IElementPair
    {
        var lane = Lane.Of(sizes.HalfPairs);
        var head = (Grid.IdxY * sizes.Heads) + Grid.IdxX;
        var total = SumParts.Total(parts, head * sizes.Splits * DecodeSizes.PartSize, DecodeSizes.PartSize, sizes.Splits, lane.Index);
        lane.Write<T>(output, head * sizes.HalfPairs * 2, total.Values.Times(1 / total.Weights));
    }

    private static HeadPart Rotated<T>(Lane lane, ArrayView<int> packed, int at, ArrayView<int> norm, DecodeSizes sizes, int cos, int sin)
        where T : struct, IElementPair
    {
        var head = lane.Read<T>(packed, at);
        if (sizes.HasNorms != 0)
        {
            var squares = OverLanes(lane.IsUsed ? head.Dot(head) : 0);
            head = head.Times(1 / IntrinsicMath.CPUOnly.Sqrt((squares / (4 * sizes.HalfPairs)) + sizes.Epsilon)).Times(lane.Read<T>(norm, 0));
        }
        return Lane.Rotated<T>(head, cos, sin);
    }

    private static int Slot(ArrayView<int> table, int sequence, int position, DecodeSizes sizes)
    {
        var block = table[(sequence * sizes.TableWidth) + (position >> sizes.BlockShift)];
        var within = position & ((1 << sizes.BlockShift) - 1);
        return ((block << sizes.BlockShift) + within) * sizes.KeyValueHeads * sizes.HalfPairs * 2;
    }

    private static float OverLanes(float sum)
    {
        sum += Warp.ShuffleXor(sum, 16);
        sum += Warp.ShuffleXor(sum, 8);
        sum += Warp.ShuffleXor(sum, 4);
        sum += Warp.ShuffleXor(sum, 2);
        return sum + Warp.ShuffleXor(sum, 1);
    }
}
