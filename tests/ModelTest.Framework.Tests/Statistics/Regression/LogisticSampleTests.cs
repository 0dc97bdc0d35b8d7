using MathNet.Numerics.LinearAlgebra;
using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class LogisticSampleTests
{
    [Fact]
    public void Reweighted_TwiceAndNever_FitsAsIfRowsWereRepeatedAndLeftOut()
    {
        LogisticObservation[] rows = [new([1, 0.5], 2, 1), new([1, -1], 1, 3), new([1, 2], 1, 1)];
        var weighted = LogisticRegression.Fit(new LogisticSample(rows).Reweighted([2, 1, 0]));
        var repeated = LogisticRegression.Fit(new LogisticSample([rows[0], rows[0], rows[1]]));

        Assert.Equal(repeated.Coefficients, weighted.Coefficients, (a, b) => Math.Abs(a - b) < 1e-10);
    }

    [Fact]
    public void In_OtherCoordinates_KeepsWeights()
    {
        var sample = new LogisticSample([new([1, 2], 3, 1), new([0, 1], 0, 2)]).In(Matrix<double>.Build.DenseOfArray(new double[,] { { 1 }, { 10 } }));

        Assert.Equal(1, sample.Features);
        Assert.Equal([42, 20], sample.Times([2]));
        Assert.Equal([3, 0], sample.Positive.ToArray());
        Assert.Equal([1, 2], sample.Negative.ToArray());
    }

    [Fact]
    public void Constructor_RowsOfDifferentWidths_SaysWhich() => Expect("Row 1 has 1 features, row 0 has 2.", new([1, 2], 1, 0), new([1], 1, 0));

    [Fact]
    public void Constructor_FeatureNotFinite_SaysWhere() =>
        Expect("Row 0 has a feature that is not a finite number.", new LogisticObservation([double.NaN], 1, 0));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Constructor_NoWeight_SaysWhere(double positive, double negative) =>
        Expect("Row 0 has a weight that is not a finite number of 0 or more.", new LogisticObservation([1], positive, negative));

    [Fact]
    public void Constructor_NoRows_Throws() => Assert.Throws<ArgumentException>(() => new LogisticSample([]));

    [Fact]
    public void Reweighted_WrongFactors_Throws()
    {
        var sample = new LogisticSample([new([1], 1, 1), new([2], 1, 1)]);
        Assert.Throws<ArgumentException>(() => sample.Reweighted([1]));
        Assert.Throws<ArgumentException>(() => sample.Reweighted([1, -1]));
    }

    private static void Expect(string message, params LogisticObservation[] rows) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new LogisticSample(rows)).Message);
}
