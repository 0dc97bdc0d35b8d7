using CsCheck;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Tests.Statistics.Agreement;

public sealed class CorrelationsTests
{
    // The examples of SciPy's documentation (pearsonr, spearmanr, kendalltau).
    [Fact]
    public void Pearson_ExampleOfScipy_IsMet() => Assert.Equal(-0.7426106572325057, Correlations.Pearson([1, 2, 3, 4, 5], [10, 9, 2.5, 6, 4]), 12);

    [Fact]
    public void Spearman_ExampleOfScipy_IsMet() => Assert.Equal(0.82078268166812329, Correlations.Spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), 12);

    [Fact]
    public void KendallTauB_ExampleOfScipy_IsMet() =>
        Assert.Equal(-0.47140452079103173, Correlations.KendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), 12);

    [Fact]
    public void All_OneValueOnly_AreNotANumber()
    {
        double[] constant = [0.1, 0.1, 0.1];
        Assert.True(double.IsNaN(Correlations.Pearson(constant, [1, 2, 3])));
        Assert.True(double.IsNaN(Correlations.Spearman([1, 2, 3], constant)));
        Assert.True(double.IsNaN(Correlations.KendallTauB(constant, [1, 2, 3])));
    }

    [Fact]
    public void All_ListsOfDifferentLengths_SaySo()
    {
        foreach (var f in new Func<double[], double[], double>[] { Correlations.Pearson, Correlations.Spearman, Correlations.KendallTauB })
        {
            Assert.Equal(
                "Needs two lists of the same length, 1 or more: they have 2 and 3 values.", Assert.Throws<ArgumentException>(() => f([1, 2], [1, 2, 3])).Message);
            Assert.Equal(
                "Needs two lists of the same length, 1 or more: they have 0 and 0 values.", Assert.Throws<ArgumentException>(() => f([], [])).Message);
            Assert.Equal("first", Assert.Throws<ArgumentNullException>(() => f(null!, [1])).ParamName);
            Assert.Equal("second", Assert.Throws<ArgumentNullException>(() => f([1], null!)).ParamName);
        }
    }

    [Fact]
    public void RankCorrelations_AnyGrowingFunction_ChangesNothing()
    {
        var values = Gen.Int[-30, 30].Select(x => x / 10.0).Array[20];
        Gen.Select(values, values).Where((a, b) => a.Distinct().Count() > 1 && b.Distinct().Count() > 1).Sample((a, b) =>
        {
            double[] grown = [.. a.Select(x => Math.Exp(x) + (x * x * x))];
            Assert.Equal(Correlations.Spearman(a, b), Correlations.Spearman(grown, b), 1e-9);
            Assert.Equal(Correlations.KendallTauB(a, b), Correlations.KendallTauB(grown, b), 1e-9);
        });
    }

    [Fact]
    public void All_AnyListWithItself_AreOneAndItsNegativeMinusOne()
    {
        Gen.Int[0, 9].Array[2, 30].Where(v => v.Distinct().Count() > 1).Sample(values =>
        {
            double[] a = [.. values.Select(v => (double)v)], negative = [.. a.Select(x => -x)];
            foreach (var f in new Func<double[], double[], double>[] { Correlations.Pearson, Correlations.Spearman, Correlations.KendallTauB })
            {
                Assert.Equal(1, f(a, a), 9);
                Assert.Equal(-1, f(a, negative), 9);
            }
        });
    }
}
