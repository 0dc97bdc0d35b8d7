using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class SeparationTests
{
    // A row with one label, one with the other, one with both.
    private static readonly LogisticSample Sample = new([new([1], 2, 0), new([1], 0, 2), new([1], 1, 1)]);

    [Theory]
    [InlineData(1, -1, 0, true)]
    [InlineData(1, 0, 0, true)]
    [InlineData(0, -1, 0, true)]
    [InlineData(0, 0, 0, false)]
    [InlineData(-0.1, -1, 0, false)]
    [InlineData(1, 0.1, 0, false)]
    [InlineData(1, -1, 0.1, false)]
    [InlineData(1, -1, -0.1, false)]
    public void Proves_Direction_LowersNoRowAndRaisesSome(double positive, double negative, double both, bool proves) =>
        Assert.Equal(proves, Proves(positive, negative, both));

    // A millionth of the largest change is rounding, whatever the unit.
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(0.001)]
    public void Proves_Rounding_IsNoChange(double unit)
    {
        Assert.True(Proves(unit, 5e-7 * unit, -5e-7 * unit));
        Assert.False(Proves(unit, 2e-6 * unit, 0));
        Assert.False(Proves(-2e-6 * unit, -unit, 0));
        Assert.True(Proves(-5e-7 * unit, -unit, 5e-7 * unit));
    }

    private static bool Proves(params double[] direction) => Separation.Proves(Sample, direction, direction.Max(Math.Abs));
}
