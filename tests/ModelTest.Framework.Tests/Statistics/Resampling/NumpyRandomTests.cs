using CsCheck;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Resampling;

public sealed class NumpyRandomTests
{
    [Fact]
    public void NextUInt32_SeedOfTheStandard_HasItsTenThousandthNumber()
    {
        // ISO C++, [rand.predef]: the 10000th number of a default mt19937 (seed 5489) is 4123659995.
        var random = new NumpyRandom(5489);
        for (var i = 1; i < 10_000; i++)
        {
            random.NextUInt32();
        }

        Assert.Equal(4123659995u, random.NextUInt32());
    }

    [Fact]
    public void Next_Seed42_IsNumpys()
    {
        // numpy.random.seed(42); numpy.random.randint(0, 100, 10), as printed in many tutorials.
        var random = new NumpyRandom(42);

        Assert.Equal([51, 92, 14, 71, 60, 20, 82, 86, 74, 74], Enumerable.Range(0, 10).Select(_ => random.Next(100)));
    }

    [Fact]
    public void Next_Seed0_IsNumpys()
    {
        // numpy.random.seed(0); numpy.random.randint(10, size=6): J. VanderPlas, "Python Data Science Handbook", "The Basics of NumPy Arrays".
        var random = new NumpyRandom(0);

        Assert.Equal([5, 0, 3, 3, 7, 9], Enumerable.Range(0, 6).Select(_ => random.Next(10)));
    }

    [Fact]
    public void Next_One_UsesNoBits()
    {
        var (one, other) = (new NumpyRandom(7), new NumpyRandom(7));

        Assert.Equal(0, one.Next(1));
        Assert.Equal(other.NextUInt32(), one.NextUInt32());
    }

    [Fact]
    public void Resample_AnyCount_DrawsPositions()
    {
        Gen.Select(Gen.UInt, Gen.Int[1, 300]).Sample((seed, count) =>
        {
            var drawn = new NumpyRandom(seed).Resample(count);
            Assert.Equal(count, drawn.Length);
            Assert.All(drawn, d => Assert.InRange(d, 0, count - 1));
        });
    }

    [Fact]
    public void Next_NoRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new NumpyRandom(1).Next(0));
}
