using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Resampling;

public sealed class BootstrapTests
{
    [Fact]
    public void Run_MeanOfManyValues_HasTheStandardErrorOfTheMean()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 20))];
        var means = Bootstrap.Run(values, sample => sample.Average(), rounds: 2000);

        // The variance of 0 … 19 is (20² - 1) / 12.
        var expected = Math.Sqrt(399 / 12.0 / 400);
        var average = means.Average();
        Assert.Equal(9.5, average, 0.03);
        Assert.Equal(expected, Math.Sqrt(means.Average(m => (m - average) * (m - average))), 0.02);
    }

    [Fact]
    public void Run_SameSeed_IsTheSame()
    {
        int[] values = [1, 2, 3, 4, 5];
        Assert.Equal(Bootstrap.Run(values, s => s.Average(), 10, 3), Bootstrap.Run(values, s => s.Average(), 10, 3));
        Assert.NotEqual(Bootstrap.Run(values, s => s.Average(), 10, 3), Bootstrap.Run(values, s => s.Average(), 10, 4));
    }

    [Fact]
    public void Run_NoRounds_Throws() =>
        Assert.Equal("rounds", Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Run([1], s => s.Average(), 0)).ParamName);

    [Fact]
    public void Run_FirstRound_DrawsWhatNumpyDraws()
    {
        // The first numbers of numpy.random.seed(42); numpy.random.randint(0, 100, …).
        var drawn = new List<int>();
        Bootstrap.Run([.. Enumerable.Range(0, 100)], sample => { drawn.AddRange(sample); return 0; }, 1);

        Assert.Equal([51, 92, 14, 71, 60, 20, 82, 86, 74, 74], drawn.Take(10));
    }
}
