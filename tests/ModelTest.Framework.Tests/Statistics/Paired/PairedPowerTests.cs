using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Statistics.Paired;

public sealed class PairedPowerTests
{
    // Summed over all counts with whole-number tails in another language.
    [Theory]
    [InlineData(100, 0.15, 0.05, 0.6754144842461846)]
    [InlineData(40, 0.2, 0.05, 0.4853676680589515)]
    [InlineData(400, 0.08, 0.04, 0.7110757102214731)]
    [InlineData(640, 0.065, 0.065, 0.03936646866732351)]
    [InlineData(640, 0, 0, 0)]
    public void Exact_KnownSums_AreMet(int items, double lost, double gained, double power) =>
        Assert.Equal(power, PairedPower.Exact(items, lost, gained, 0.05), 9);

    [Fact]
    public void Exact_AllItemsLost_IsCertain() => Assert.Equal(1, PairedPower.Exact(10, 1, 0, 0.05));

    [Theory]
    [InlineData(0, 0.1, 0.1)]
    [InlineData(10, -0.1, 0.2)]
    [InlineData(10, 0.2, -0.1)]
    [InlineData(10, 0.6, 0.5)]
    public void Exact_RatesThatCannotBe_Throws(int items, double lost, double gained) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedPower.Exact(items, lost, gained, 0.05));

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.1, 0.2)]
    [InlineData(1.1, 0.2)]
    public void ItemsNeeded_LossThatCannotBe_Throws(double changed, double loss) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedPower.ItemsNeeded(changed, loss, 0.05));

    // Connor's formula by hand.
    [Theory]
    [InlineData(0.12, 0.04, 462)]
    [InlineData(0.2, 0.1, 122)]
    [InlineData(0.1, 0.02, 1544)]
    public void ItemsNeeded_Formula_IsMet(double changed, double loss, int items) => Assert.Equal(items, PairedPower.ItemsNeeded(changed, loss, 0.05));

    [Theory]
    [InlineData(0.12, 0.04)]
    [InlineData(0.2, 0.1)]
    [InlineData(0.1, 0.02)]
    public void ItemsNeeded_Approximation_IsNearTheExactPower(double changed, double loss) =>
        Assert.InRange(PairedPower.Exact(PairedPower.ItemsNeeded(changed, loss, 0.05), (changed + loss) / 2, (changed - loss) / 2, 0.05), 0.74, 0.83);

    [Fact]
    public void SmallestLoss_OfTheItemsNeeded_IsTheLoss() => Assert.Equal(0.04, PairedPower.SmallestLoss(462, 0.12, 0.05), 3);

    [Theory]
    [InlineData(100)]
    [InlineData(462)]
    [InlineData(1346)]
    public void SmallestLoss_AnyItems_NeedsAllOfThem(int items) =>
        Assert.Equal(items, PairedPower.ItemsNeeded(0.12, PairedPower.SmallestLoss(items, 0.12, 0.05), 0.05));

    [Fact]
    public void SmallestLoss_TooFewItems_IsAllThatChanges() => Assert.Equal(0.1, PairedPower.SmallestLoss(5, 0.1, 0.05), 9);

    [Fact]
    public void Loss_NoTrueChange_IsFoundAsOftenAsTheLevelAllows()
    {
        const int Runs = 2000;
        var random = new Random(7);

        var red = Enumerable.Range(0, Runs).Count(_ => McNemar.Loss(Draw(random, 640, 0.065, 0.065)) <= 0.05);

        // 3.9 % by the exact sum; three standard errors of 2,000 runs are 1.3 points.
        Assert.InRange((double)red / Runs, 0.0394 - 0.013, 0.0394 + 0.013);
    }

    [Fact]
    public void Loss_TrueLoss_IsFoundAsOftenAsPredicted()
    {
        const int Runs = 2000;
        var random = new Random(8);

        var red = Enumerable.Range(0, Runs).Count(_ => McNemar.Loss(Draw(random, 400, 0.08, 0.04)) <= 0.05);

        Assert.InRange((double)red / Runs, 0.7111 - 0.031, 0.7111 + 0.031);
    }

    private static PairedCounts Draw(Random random, int items, double lost, double gained)
    {
        var counts = new PairedCounts(items, 0, 0);
        for (var i = 0; i < items; i++)
        {
            var draw = random.NextDouble();
            counts = draw < lost ? counts with { Lost = counts.Lost + 1 } : draw < lost + gained ? counts with { Gained = counts.Gained + 1 } : counts;
        }
        return counts;
    }
}
