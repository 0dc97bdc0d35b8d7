using CsCheck;
using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class L1LogisticRegressionTests
{
    [Fact]
    public void FitL1_OneConstantFeature_IsTheLogitOfTheShrunkShare()
    {
        // c · (positive · (1 - p) - negative · p) = 1 for a coefficient above 0, so p = (positive - 1/c) / (positive + negative).
        Gen.Select(Gen.Double[5, 1e3], Gen.Double[0.1, 4], Gen.Double[2, 1e4]).Sample((positive, negative, c) =>
        {
            var fit = LogisticRegression.FitL1(new LogisticSample([new([1], positive, negative)]), c);
            var p = (positive - (1 / c)) / (positive + negative);
            Assert.Equal(FitStatus.Converged, fit.Status);
            Assert.Equal(Math.Log(p / (1 - p)), fit.Coefficients[0], 1e-7);
        });
    }

    [Fact]
    public void FitL1_PenaltyAboveTheGradient_IsExactlyZero()
    {
        // At 0 the gradient is c · (negative - positive) / 2 = 0.5, below the penalty's 1.
        var fit = LogisticRegression.FitL1(new LogisticSample([new([1], 3, 2)]), 1);

        Assert.Equal([0], fit.Coefficients);
        Assert.Equal(FitStatus.Converged, fit.Status);
    }

    [Fact]
    public void FitL1_AnyRows_MeetsTheConditionsOfAnOptimum()
    {
        // Karush, Kuhn and Tucker: gradient = -sign(w) where w is not 0, |gradient| <= 1 where it is.
        var row = Gen.Select(Gen.Double[-3, 3].Array[3], Gen.Double[0, 1], Gen.Double[0.1, 1])
            .Select((features, y, weight) => new LogisticObservation(features, weight * y, weight * (1 - y)));
        Gen.Select(row.Array[1, 60], Gen.Double[-4, 4].Select(e => Math.Pow(10, e))).Sample((rows, c) =>
        {
            var fit = LogisticRegression.FitL1(new LogisticSample(rows), c);
            Assert.Equal(FitStatus.Converged, fit.Status);
            var tolerance = 1e-6 * (1 + c);
            foreach (var (gradient, w) in Objective.Gradient(rows, fit.Coefficients).Select(g => c * g).Zip(fit.Coefficients))
            {
                if (w == 0)
                {
                    Assert.InRange(gradient, -1 - tolerance, 1 + tolerance);
                }
                else
                {
                    Assert.Equal(-Math.Sign(w), gradient, tolerance);
                }
            }
        });
    }

    [Fact]
    public void FitL1_SeparableRows_HasAnOptimum()
    {
        var fit = LogisticRegression.FitL1(new LogisticSample([new([2], 10, 0), new([-1], 0, 4)]), 1e4);

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.InRange(fit.Coefficients[0], 5, 20);
    }
}
