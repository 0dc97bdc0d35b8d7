using CsCheck;
using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Fit_ChallengerORings_HasThePublishedCoefficients()
    {
        // S. R. Dalal, E. B. Fowlkes, B. Hoadley, "Risk analysis of the space shuttle", JASA 84 (1989) 945-957: any thermal distress by
        // temperature; intercept 15.0429 and slope -0.2322.
        int[] temperatures = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
        int[] distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];

        var fit = LogisticRegression.Fit(WithIntercept(temperatures.Select(t => (double)t), distress));

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(15.0429, fit.Coefficients[0], 4);
        Assert.Equal(-0.2322, fit.Coefficients[1], 4);
    }

    [Fact]
    public void Fit_HoursOfStudy_HasThePublishedCoefficients()
    {
        // Wikipedia, "Logistic regression", the example of passing an exam by hours of study: -4.0777 and 1.5046.
        double[] hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
        int[] passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];

        var fit = LogisticRegression.Fit(WithIntercept(hours, passed));

        Assert.Equal(-4.0777, fit.Coefficients[0], 4);
        Assert.Equal(1.5046, fit.Coefficients[1], 4);
    }

    [Fact]
    public void Fit_OneConstantFeature_IsTheLogitOfTheWeightedShare()
    {
        Gen.Select(Gen.Double[0.01, 1e4], Gen.Double[0.01, 1e4]).Sample((positive, negative) =>
        {
            var fit = LogisticRegression.Fit(new LogisticSample([new([1], positive, negative)]));
            Assert.Equal(FitStatus.Converged, fit.Status);
            Assert.Equal(Math.Log(positive / negative), fit.Coefficients[0], 1e-9);
        });
    }

    [Fact]
    public void Fit_FeaturesThatSayTheSame_ShareTheCoefficient()
    {
        var fit = LogisticRegression.Fit(new LogisticSample([new([1, 1, 0], 3, 1)]));

        // Of all solutions of a + b = log 3 the smallest; the third feature is never seen.
        Assert.Equal([Math.Log(3) / 2, Math.Log(3) / 2, 0], fit.Coefficients, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Fit_AnyOneFeature_IsSeparableExactlyWhenEveryRowPointsOneWay()
    {
        var row = Gen.Select(Gen.Int[-3, 3].Select(x => x / 2.0), Gen.Bool);
        row.Array[1, 8].Sample(rows =>
        {
            var fit = LogisticRegression.Fit(new LogisticSample(
                [.. rows.Select(r => new LogisticObservation([r.Item1], r.Item2 ? 1 : 0, r.Item2 ? 0 : 1))]));
            var ways = rows.Where(r => r.Item1 != 0).Select(r => r.Item1 > 0 == r.Item2).Distinct().Count();
            Assert.Equal(ways == 1 ? FitStatus.Separable : FitStatus.Converged, fit.Status);
        });
    }

    [Fact]
    public void Fit_AnyOverlappingRows_HasNoGradient()
    {
        Rows.Sample(rows =>
        {
            // Both labels on every row: never separable.
            var fit = LogisticRegression.Fit(new LogisticSample(rows));
            Assert.Equal(FitStatus.Converged, fit.Status);
            Assert.All(Objective.Gradient(rows, fit.Coefficients), g => Assert.InRange(g, -1e-7, 1e-7));
        });
    }

    [Fact]
    public void Fit_OneGroupWithoutFailures_StatesThatItIsSeparable()
    {
        // The second group never fails: quasi-separable, and the first group's share is still right.
        var fit = LogisticRegression.Fit(new LogisticSample([new([1, 0], 3, 1), new([0, 1], 5, 0)]));

        Assert.Equal(FitStatus.Separable, fit.Status);
        Assert.Equal(Math.Log(3), fit.Coefficients[0], 6);
        Assert.InRange(fit.Coefficients[1], 15, 60);
        Assert.Equal(
            "The outcomes are separable: the features tell some of them without a mistake, so the coefficients have no finite optimum. Those given "
            + "stop where the probabilities of these outcomes are 0 or 1 to eight digits. More outcomes or a penalty would bound them.",
            fit.Statement);
    }

    [Fact]
    public void Fit_FarRowsThatPullAgainstEachOther_HasNoGradient()
    {
        // The first group's rows put the fourth coefficient at 41, and with it the second group's two at -38 and 39, where their pull on its
        // coefficient is lost in the rounding of the others'. Their labels differ, so there is an optimum.
        LogisticObservation[] rows =
        [
            new([1, 0, -1, 0, 0], 1, 1), new([1, 0, -1, 0, -0.63], 6, 0), new([1, 0, -1, 0, 0], 1, 1), new([0, 1, -1, -1, 0.03], 0, 2),
            new([1, 0, -1, -0.02, -0.12], 0, 2), new([0, 1, -1, 1, 0.69], 6, 0), new([1, 0, -1, -0.03, 0], 1, 1),
        ];

        var fit = LogisticRegression.Fit(new LogisticSample(rows));

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.All(Objective.Gradient(rows, fit.Coefficients), g => Assert.Equal(0, g, 1e-9));
        Assert.Equal(40.68554, fit.Coefficients[3], 5);
        Assert.Equal(-5.83279, fit.Coefficients[4], 5);
    }

    [Fact]
    public void Fit_FarRowsThatPullTogether_IsSeparable()
    {
        // The less of the fourth coefficient, the better for the first two rows, and no row says anything against it. Newton's steps do not show
        // it: the second group's two rows are far already and seem to hold each other.
        LogisticObservation[] rows =
        [
            new([0, 1, -1, -0.1, -1], 6, 0), new([1, 0, -1, 0.2, -0.03], 0, 6), new([1, 0, -1, 0, 0], 3, 3), new([0, 1, -1, 0, 0.2], 0, 2),
            new([1, 0, -1, 0, 0.02], 0, 6), new([1, 0, -1, 0, 0.02], 3, 3),
        ];

        Assert.Equal(FitStatus.Separable, LogisticRegression.Fit(new LogisticSample(rows)).Status);
    }

    [Fact]
    public void Fit_WithoutWeights_IsZero()
    {
        var fit = LogisticRegression.Fit(new LogisticSample([new([1, 2], 0, 0)]));

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal([0, 0], fit.Coefficients);
        Assert.Equal("Converged after 0 iterations.", fit.Statement);
    }

    [Fact]
    public void FitL2_AnyRows_HasNoGradient()
    {
        Gen.Select(Rows, Gen.Double[-3, 3].Select(e => Math.Pow(10, e))).Sample((rows, c) =>
        {
            var fit = LogisticRegression.FitL2(new LogisticSample(rows), c);
            Assert.Equal(FitStatus.Converged, fit.Status);
            var gradient = Objective.Gradient(rows, fit.Coefficients);
            Assert.All(gradient.Zip(fit.Coefficients), g => Assert.InRange((c * g.First) + g.Second, -1e-7 * (1 + c), 1e-7 * (1 + c)));
        });
    }

    [Fact]
    public void FitL2_SeparableRows_HasAnOptimum()
    {
        var fit = LogisticRegression.FitL2(new LogisticSample([new([1], 10, 0)]), 2);

        // w = 2 · 10 · (1 - σ(w))
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(20 / (1 + Math.Exp(fit.Coefficients[0])), fit.Coefficients[0], 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FitL2_NoStrength_Throws(double c)
    {
        var sample = new LogisticSample([new([1], 1, 1)]);
        Assert.Throws<ArgumentOutOfRangeException>(() => LogisticRegression.FitL2(sample, c));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogisticRegression.FitL1(sample, c));
    }

    private static Gen<LogisticObservation[]> Rows { get; } =
        Gen.Select(Gen.Int[-30, 30].Select(x => x / 10.0).Array[3], Gen.Double[0.1, 5], Gen.Double[0.1, 5])
            .Select((features, positive, negative) => new LogisticObservation(features, positive, negative)).Array[1, 30];

    private static LogisticSample WithIntercept(IEnumerable<double> feature, IEnumerable<int> label) =>
        new([.. feature.Zip(label, (x, y) => new LogisticObservation([1, x], y, 1 - y))]);
}
