using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>A lane of a warp and its pairs of a head's elements, one in each half. A half of fewer than 32 pairs leaves lanes over: they read what the first one reads.</summary>
internal readonly struct Lane(int index, int halfPairs)
{
    public readonly int Index = index;
    public readonly bool IsUsed = index < halfPairs;
    public readonly int Low = index < halfPairs ? index : 0;
    public readonly int High = (index < halfPairs ? index : 0) + halfPairs;

    /// <summary>This thread's lane.</summary>
    public static Lane Of(int halfPairs) => new(Group.IdxX % DecodeGrid.Warp, halfPairs);

    /// <summary>The lane's elements of a head.</summary>
    /// <param name="from">Heads.</param>
    /// <param name="at">Where the head begins.</param>
    public HeadPart Read<T>(ArrayView<int> from, int at)
        where T : struct, IElementPair => Unpacked<T>(from[at + Low], from[at + High]);

    /// <summary>Four elements.</summary>
    /// <param name="low">Two of the first half.</param>
    /// <param name="high">Two of the second half.</param>
    public static HeadPart Unpacked<T>(int low, int high)
        where T : struct, IElementPair
    {
        var elements = default(T);
        return new HeadPart(elements.First(low), elements.Second(low), elements.First(high), elements.Second(high));
    }

    /// <summary>A head rotated by the position's angles: element i with element i + d/2.</summary>
    /// <param name="head">The lane's elements.</param>
    /// <param name="cos">The lane's pair of cosines.</param>
    /// <param name="sin">The lane's pair of sines.</param>
    public static HeadPart Rotated<T>(HeadPart head, int cos, int sin)
        where T : struct, IElementPair
    {
        // The second half has the angles of the first.
        var (c, s) = (Unpacked<T>(cos, cos), Unpacked<T>(sin, sin));
        return new HeadPart(
            (head.A * c.A) - (head.C * s.A), (head.B * c.B) - (head.D * s.B), (head.C * c.C) + (head.A * s.C), (head.D * c.D) + (head.B * s.D));
    }

    /// <summary>Writes the lane's elements of a head.</summary>
    /// <param name="to">Heads.</param>
    /// <param name="at">Where the head begins.</param>
    /// <param name="head">The elements.</param>
    public void Write<T>(ArrayView<int> to, int at, HeadPart head)
        where T : struct, IElementPair
    {
        if (IsUsed)
        {
            to[at + Low] = default(T).Pack(head.A, head.B);
            to[at + High] = default(T).Pack(head.C, head.D);
        }
    }
}
