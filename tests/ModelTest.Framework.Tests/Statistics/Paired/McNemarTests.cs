using CsCheck;
using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Statistics.Paired;

public sealed class McNemarTests
{
    // Sums of binomial coefficients in whole numbers, divided once.
    [Theory]
    [InlineData(10, 2, 0.019287109375, 0.03857421875)]
    [InlineData(3, 3, 0.65625, 1)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(5, 0, 0.03125, 0.0625)]
    [InlineData(1, 9, 0.9990234375, 0.021484375)]
    [InlineData(120, 86, 0.010632690563005719, 0.021265381126011437)]
    [InlineData(86, 150, 0.9999896457855217, 3.715936139571442e-05)]
    [InlineData(6, 59, 0.9999999999997565, 4.964650327128617e-12)]
    [InlineData(700, 620, 0.014818214662692421, 0.029636429325384843)]
    public void Values_WholeNumberSums_AreMet(int lost, int gained, double loss, double twoSided)
    {
        var counts = new PairedCounts(2000, lost, gained);

        Assert.Equal(loss, McNemar.Loss(counts), 1e-11 * Math.Max(loss, 1e-3));
        Assert.Equal(twoSided, McNemar.TwoSided(counts), 1e-11 * twoSided);
    }

    [Fact]
    public void LeastSignificant_AnyCounts_IsWhereTheLevelIsReached() =>
        Gen.Select(Gen.Int[0, 400], Gen.Double[0.001, 0.3]).Sample((changed, level) =>
        {
            var least = McNemar.LeastSignificant(changed, level);
            Assert.True(least > changed || McNemar.Loss(new PairedCounts(changed, least, changed - least)) <= level);
            Assert.True(McNemar.Loss(new PairedCounts(changed, least - 1, changed - least + 1)) > level);
        });

    [Theory]
    [InlineData(10, 6, 5)]
    [InlineData(10, -1, 5)]
    public void Values_CountsThatCannotBe_Throw(int items, int lost, int gained) =>
        Assert.All(
            new Func<PairedCounts, double>[] { McNemar.Loss, McNemar.TwoSided },
            f => Assert.Throws<ArgumentOutOfRangeException>(() => f(new PairedCounts(items, lost, gained))));

    // Five of five are lost by chance once in 32.
    [Fact]
    public void LeastSignificant_ProbabilityThatIsTheLevel_IsSignificant() => Assert.Equal(5, McNemar.LeastSignificant(5, 0.03125));
}
