using CsCheck;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Tests.Statistics.Agreement;

public sealed class CohenKappaTests
{
    [Fact]
    public void Of_FleissCohenEveritt_HasThePublishedKappaAndError()
    {
        // Psychological Bulletin 72 (1969) 323-327, table 1 (N = 200): kappa .429, its variance .002885.
        var kappa = Table([[106, 10, 4], [22, 28, 10], [2, 12, 6]]);

        Assert.Equal(0.429, kappa.Kappa, 3);
        Assert.Equal(0.002885, kappa.StandardError * kappa.StandardError, 6);
        Assert.Equal(200, kappa.Count);
    }

    [Theory]
    [InlineData(nameof(KappaWeights.None), 0.3449, 0.0724)]
    [InlineData(nameof(KappaWeights.Linear), 0.5082, 0.0655)]
    public void Of_SkinConditions_HasThePublishedKappaAndError(string weights, double kappa, double error)
    {
        // SAS/STAT User's Guide, PROC FREQ, "Cohen's Kappa Coefficient" (SkinCondition, 88 patients, two dermatologists).
        var actual = Table([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]], Enum.Parse<KappaWeights>(weights));

        Assert.Equal(kappa, actual.Kappa, 4);
        Assert.Equal(error, actual.StandardError, 4);
    }

    [Fact]
    public void Of_ExampleOfScikitLearn_IsItsKappa()
    {
        // cohen_kappa_score's documentation: 0.6875 (negative 0, neutral 1, positive 2).
        Assert.Equal(0.6875, CohenKappa.Of([0, 2, 0, 1, 2], [0, 2, 0, 1, 0]).Kappa, 12);
    }

    [Fact]
    public void Of_QuadraticWeights_IsTheConcordanceOfMeansAndVariances()
    {
        // J. L. Fleiss, J. Cohen, "The equivalence of weighted kappa and the intraclass correlation coefficient", Educational and Psychological
        // Measurement 33 (1973) 613-619: 2 · cov / (var + var + (difference of means)²).
        Rated.Sample((first, second) =>
        {
            var (a, b) = (first.Average(), second.Average());
            var covariance = first.Zip(second, (x, y) => (x - a) * (y - b)).Average();
            var spread = first.Average(x => (x - a) * (x - a)) + second.Average(y => (y - b) * (y - b)) + ((a - b) * (a - b));
            var kappa = CohenKappa.Of(first, second, KappaWeights.Quadratic).Kappa;
            Assert.True(spread == 0 ? double.IsNaN(kappa) : Math.Abs(kappa - (2 * covariance / spread)) < 1e-9);
        });
    }

    [Fact]
    public void Of_TwoCategories_IsTheSameWithAnyWeights()
    {
        Gen.Select(Gen.Int[0, 1].Array[50], Gen.Int[0, 1].Array[50]).Sample((first, second) =>
        {
            var plain = CohenKappa.Of(first, second);
            foreach (var weights in new[] { KappaWeights.Linear, KappaWeights.Quadratic })
            {
                var weighted = CohenKappa.Of(first, second, weights);
                Assert.Equal(plain.Kappa, weighted.Kappa, 1e-9);
                Assert.Equal(plain.StandardError, weighted.StandardError, 1e-9);
            }
        });
    }

    [Fact]
    public void Of_EqualRatings_IsOneWithoutError()
    {
        var kappa = CohenKappa.Of([1, 5, 9], [1, 5, 9], KappaWeights.Linear);

        Assert.Equal(1, kappa.Kappa);
        Assert.Equal(0, kappa.StandardError);
    }

    [Fact]
    public void Of_OneRatingOnly_IsNotANumber()
    {
        var kappa = CohenKappa.Of([7, 7], [7, 7]);

        Assert.True(double.IsNaN(kappa.Kappa));
        Assert.True(double.IsNaN(kappa.StandardError));
    }

    [Fact]
    public void Of_ListsOfDifferentLengths_SaysSo() => Assert.Equal(
        "Needs two lists of the same length, 1 or more: they have 2 and 1 values.",
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([1, 2], [1])).Message);

    [Fact]
    public void Of_UnknownWeights_SaysSo() => Assert.StartsWith(
        "Not a kind of weights.",
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.Of([1, 2], [1, 2], (KappaWeights)9)).Message,
        StringComparison.Ordinal);

    private static Gen<(int[] First, int[] Second)> Rated { get; } =
        Gen.Int[1, 40].SelectMany(n => Gen.Select(Gen.Int[1, 10].Array[n], Gen.Int[1, 10].Array[n]));

    private static CohenKappa Table(int[][] counts, KappaWeights weights = KappaWeights.None)
    {
        var pairs = counts.SelectMany((row, i) => row.SelectMany((n, j) => Enumerable.Repeat((First: i, Second: j), n))).ToArray();
        return CohenKappa.Of([.. pairs.Select(p => p.First)], [.. pairs.Select(p => p.Second)], weights);
    }
}
