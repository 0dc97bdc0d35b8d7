namespace ModelTest.Statistics.Resampling;

/// <summary>
/// The generator behind <c>numpy.random.seed</c>: the Mersenne Twister MT19937 (M. Matsumoto, T. Nishimura, ACM Transactions on Modeling and
/// Computer Simulation 8 (1998) 3-30, seeded as in their version of 2002), and NumPy's bounded integers of it (a mask and rejection). The same
/// seed gives the same numbers as NumPy's <c>RandomState</c>, so that published bootstraps can be repeated.
/// </summary>
internal sealed class NumpyRandom
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] state = new uint[Size];
    private int position = Size;

    /// <summary>As after <c>numpy.random.seed(seed)</c>.</summary>
    /// <param name="seed">Any number.</param>
    public NumpyRandom(uint seed)
    {
        state[0] = seed;
        for (var i = 1; i < Size; i++)
        {
            state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
        }
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (position == Size)
        {
            Twist();
        }
        var y = state[position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary><c>numpy.random.randint(0, bound)</c>: a number from 0 to <paramref name="bound"/> - 1.</summary>
    /// <param name="bound">1 or more; for 1 no random bits are used, as in NumPy.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var largest = (uint)bound - 1;
        if (largest == 0)
        {
            return 0;
        }
        // The smallest 2^k - 1 that covers the range.
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(largest);
        uint value;
        do
        {
            value = NextUInt32() & mask;
        }
        while (value > largest);
        return (int)value;
    }

    /// <summary>
    /// <paramref name="count"/> positions drawn from 0 to <paramref name="count"/> - 1 with replacement:
    /// <c>numpy.random.choice(count, size=count)</c>, which pandas' <c>sample(frac=1, replace=True)</c> calls.
    /// </summary>
    /// <param name="count">1 or more.</param>
    public int[] Resample(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            drawn[i] = Next(count);
        }
        return drawn;
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (state[i] & 0x80000000u) | (state[(i + 1) % Size] & 0x7fffffffu);
            state[i] = state[(i + Middle) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }
        position = 0;
    }
}
