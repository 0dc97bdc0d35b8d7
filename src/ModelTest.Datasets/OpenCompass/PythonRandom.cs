using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>
/// CPython's <c>random.Random</c> (3.2 and later): the Mersenne Twister MT19937 of M. Matsumoto and T. Nishimura, "Mersenne Twister: a
/// 623-dimensionally equidistributed uniform pseudo-random number generator", ACM TOMACS 8 (1998) 3-30, with Python's seeding, shuffle and
/// rejection sampling. The same seed gives the same numbers as Python.
/// </summary>
internal sealed class PythonRandom
{
    private const int N = 624;

    private const int M = 397;

    private readonly uint[] state = new uint[N];

    private int next = N;

    /// <summary>Seeds with a whole number, as <c>random.seed(number)</c>; the sign does not matter.</summary>
    /// <param name="seed">The seed.</param>
    public PythonRandom(long seed)
        : this(BigInteger.Abs(seed))
    {
    }

    /// <summary>Seeds with a text, as <c>random.seed(text)</c>: its UTF-8 bytes followed by their SHA-512, as a number.</summary>
    /// <param name="seed">The seed.</param>
    public PythonRandom(string seed)
        : this(Number(Encoding.UTF8.GetBytes(seed)))
    {
    }

    private PythonRandom(BigInteger seed)
    {
        var bytes = seed.ToByteArray(isUnsigned: true);
        var key = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (var i = 0; i < bytes.Length; i++)
        {
            key[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        }
        Initialize(key);
    }

    /// <summary><c>random()</c>: a number from 0 to below 1 with 53 random bits.</summary>
    public double NextDouble()
    {
        var high = NextWord() >> 5;
        var low = NextWord() >> 6;
        return ((high * 67108864.0) + low) * (1.0 / 9007199254740992.0);
    }

    /// <summary><c>getrandbits(bits)</c>.</summary>
    /// <param name="bits">1 to 32.</param>
    public uint NextBits(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 32);
        return NextWord() >> (32 - bits);
    }

    /// <summary><c>_randbelow(bound)</c>: draws as many bits as the bound has, until the number is below it.</summary>
    /// <param name="bound">1 or more.</param>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var bits = 32 - BitOperations.LeadingZeroCount((uint)bound);
        while (true)
        {
            var number = NextBits(bits);
            if (number < bound)
            {
                return (int)number;
            }
        }
    }

    /// <summary><c>shuffle(items)</c>.</summary>
    /// <typeparam name="T">Anything.</typeparam>
    /// <param name="items">What is shuffled in place.</param>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static BigInteger Number(byte[] text) => new([.. text, .. SHA512.HashData(text)], isUnsigned: true, isBigEndian: true);

    // init_by_array of the reference implementation.
    private void Initialize(uint[] key)
    {
        state[0] = 19650218;
        for (var k = 1; k < N; k++)
        {
            state[k] = (1812433253u * Mixed(k)) + (uint)k;
        }
        var (i, j) = (1, 0);
        for (var k = Math.Max(N, key.Length); k > 0; k--)
        {
            state[i] = (state[i] ^ (Mixed(i) * 1664525u)) + key[j] + (uint)j;
            i = Following(i);
            j = (j + 1) % key.Length;
        }
        for (var k = N - 1; k > 0; k--)
        {
            state[i] = (state[i] ^ (Mixed(i) * 1566083941u)) - (uint)i;
            i = Following(i);
        }
        state[0] = 0x80000000;
    }

    private uint Mixed(int i) => state[i - 1] ^ (state[i - 1] >> 30);

    private int Following(int i)
    {
        if (i < N - 1)
        {
            return i + 1;
        }
        state[0] = state[N - 1];
        return 1;
    }

    private uint NextWord()
    {
        if (next == N)
        {
            Twist();
            next = 0;
        }
        var y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < N; i++)
        {
            var y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
            state[i] = state[(i + M) % N] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
