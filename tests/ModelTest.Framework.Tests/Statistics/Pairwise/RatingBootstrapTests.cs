using ModelTest.Statistics;
using ModelTest.Statistics.Pairwise;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Pairwise;

public sealed class RatingBootstrapTests
{
    private static readonly Battle[] Battles =
        [.. Enumerable.Range(0, 200).Select(i => new Battle("base", "model", i % 5 == 0 ? 0.5 : i % 3 == 0 ? 1 : 0, i % 7 == 0 ? 3 : 1))];

    [Fact]
    public void Resample_OneModel_IsTheRatioOfTheRowsThatNumpyDraws()
    {
        var bootstrap = BradleyTerry.Resample(Battles, "base");

        // A strong verdict is three rows; one generator goes through all rounds.
        double[] rows = [.. Battles.SelectMany(b => Enumerable.Repeat(1 - b.Score, b.Weight))];
        var random = new NumpyRandom(42);
        double[] shares = [.. Enumerable.Range(0, 100).Select(_ => random.Resample(rows.Length).Average(i => rows[i]))];
        Assert.Equal(shares.Select(s => 100 * s), bootstrap.Rounds.Select(r => r.WinRate("model", "base")), (a, b) => Math.Abs(a - b) < 1e-8);

        var ratings = shares.Select(s => 1000 + (400 * Math.Log10(s / (1 - s)))).Order().ToArray();
        // 97.5 % of 99 steps: 96.525.
        var high = ratings[96] + (0.525 * (ratings[97] - ratings[96]));
        Assert.Equal(high, bootstrap.RatingInterval("model").High, 8);
        Assert.Equal(100 / (1 + Math.Pow(10, (1000 - high) / 400)), bootstrap.WinRateInterval("model", "base").High, 8);
        Assert.Equal(new Interval(1000, 1000), bootstrap.RatingInterval("base"));
        Assert.Equal(100 * Percentile.Of(shares, 5), bootstrap.WinRatePercentile("model", "base", 5), 7);
    }

    [Fact]
    public void Resample_RareModel_IsLeftOutOfTheSetsWithoutIt()
    {
        // One battle in a hundred: about a third of the sets lack it.
        Battle[] battles = [.. Battles.Take(99), new Battle("base", "rare", 0.5)];

        var bootstrap = BradleyTerry.Resample(battles, "base", rounds: 50);

        Assert.InRange(bootstrap.Rounds.Count(r => double.IsNaN(r.Ratings["rare"])), 1, 49);
        Assert.Equal(1000, bootstrap.RatingInterval("rare").Low, 6);
        Assert.Equal(1000, bootstrap.RatingInterval("rare").High, 6);
    }

    [Fact]
    public void Resample_SeparableSets_EndAtHundred()
    {
        var bootstrap = BradleyTerry.Resample([new("model", "base", 1, 3), new("model", "base", 1)], "base", rounds: 5);

        Assert.Equal(100, bootstrap.WinRateInterval("model", "base").Low, 6);
    }

    [Fact]
    public void Resample_NoRounds_Throws() =>
        Assert.Equal("rounds", Assert.Throws<ArgumentOutOfRangeException>(() => BradleyTerry.Resample(Battles, "base", rounds: 0)).ParamName);

    [Fact]
    public void Intervals_ModelThatNoSetHas_SaysWhatToDo()
    {
        // The one draw of 200 rows with this seed lacks the last.
        var bootstrap = BradleyTerry.Resample([.. Battles.Take(199), new Battle("base", "rare", 0.5)], "base", rounds: 1, seed: 1);

        var thrown = Assert.Throws<InvalidOperationException>(() => bootstrap.RatingInterval("rare"));

        Assert.Equal("No resampled set has a battle of 'rare': take more rounds.", thrown.Message);
    }

    [Fact]
    public void Intervals_UnknownModel_NamesTheModels()
    {
        var bootstrap = BradleyTerry.Resample(Battles, "base", rounds: 2);
        var thrown = Assert.Throws<ArgumentException>(() => bootstrap.WinRateInterval("other", "base"));
        Assert.StartsWith("'other' is in no battle: the models are base, model.", thrown.Message, StringComparison.Ordinal);
        thrown = Assert.Throws<ArgumentException>(() => bootstrap.WinRatePercentile("model", "other", 50));
        Assert.StartsWith("'other' is in no battle: the models are base, model.", thrown.Message, StringComparison.Ordinal);
    }
}
