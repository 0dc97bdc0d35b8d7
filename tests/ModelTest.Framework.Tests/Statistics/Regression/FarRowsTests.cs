using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class FarRowsTests
{
    // The first row has both labels and holds the first coefficient, which has put the others where they are.
    private static readonly LogisticObservation Near = new([0.01, 0], 2, 1);

    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    public void Status_FarRowsPullAgainstEachOther_IsConverged(double eta) =>
        Assert.Equal(FitStatus.Converged, Status([Near, new([1, 1], 1, 0), new([-1, 1], 0, 1)], 0.7, eta, -eta));

    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    public void Status_FarRowsPullTogether_IsSeparable(double eta) =>
        Assert.Equal(FitStatus.Separable, Status([Near, new([1, 1], 1, 0), new([-1, -1], 0, 1)], 0.7, eta, -eta));

    [Fact]
    public void Status_FarRowWithBothLabels_Holds() =>
        Assert.Equal(FitStatus.Converged, Status([Near, new([1, 1], 1e12, 1), new([1, 1], 1, 0)], 0.7, 27.6, 27.6));

    [Theory]
    [InlineData(1, 20.1, FitStatus.Separable)]
    [InlineData(1, 19.9, FitStatus.Converged)]
    [InlineData(1, -20.1, FitStatus.Converged)]
    [InlineData(0, -20.1, FitStatus.Separable)]
    [InlineData(0, -19.9, FitStatus.Converged)]
    [InlineData(0, 20.1, FitStatus.Converged)]
    public void Status_OneRowBesides_IsSeparableWhenFarOnItsSide(int label, double eta, object status) =>
        Assert.Equal(status, Status([Near, new([0, 1], label, 1 - label)], 0.7, eta));

    [Fact]
    public void Status_NoOtherRows_IsSeparable() => Assert.Equal(FitStatus.Separable, Status([new([1, 0], 1, 0), new([0, 1], 0, 1)], 21, -21));

    [Fact]
    public void Status_OtherRowsHardlyHold_IsConverged() =>
        Assert.Equal(FitStatus.Converged, Status([Near, new([1, 1e-5], 1, 1), new([0, 1], 1, 0)], 0.7, 0, 50));

    private static FitStatus Status(LogisticObservation[] rows, params double[] eta) => FarRows.Status(new LogisticSample(rows), eta);
}
