using CsCheck;
using ModelTest.Statistics.Pairwise;
using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Pairwise;

public sealed class BradleyTerryTests
{
    [Fact]
    public void Fit_BaseballOf1987_HasThePublishedAbilities()
    {
        // A. Agresti, "Categorical Data Analysis", wins of the American League's eastern division in 1987; abilities (log odds, Baltimore 0) as
        // printed by H. Turner, D. Firth, "Bradley-Terry models in R: the BradleyTerry2 package", Journal of Statistical Software 48(9), 2012.
        string[] teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"];
        int[][] wins =
        [
            [0, 7, 9, 7, 7, 9, 11],
            [6, 0, 7, 5, 11, 9, 9],
            [4, 6, 0, 7, 7, 8, 12],
            [6, 8, 6, 0, 6, 7, 10],
            [6, 2, 6, 7, 0, 7, 12],
            [4, 4, 5, 6, 6, 0, 6],
            [2, 4, 1, 3, 1, 7, 0],
        ];
        var battles = wins.SelectMany((row, i) => row.SelectMany((n, j) => n == 0 ? [] : new[] { new Battle(teams[i], teams[j], 1, n) })).ToArray();

        var ratings = BradleyTerry.Fit(battles, "Baltimore", anchorRating: 0);

        double[] published = [1.5814, 1.4364, 1.2945, 1.2476, 1.1077, 0.6839, 0];
        Assert.Equal(published, teams.Select(t => Math.Round(ratings.Ratings[t] / 400 * Math.Log(10), 4)));
    }

    [Fact]
    public void Fit_OneModelAndTheBaseline_IsTheWeightedRatio()
    {
        Verdicts.Sample(verdicts =>
        {
            var ratings = BradleyTerry.Fit([.. verdicts.Select(v => new Battle("base", "model", v.Score, v.Weight))], "base");
            var ratio = 100 * verdicts.Sum(v => v.Weight * (1 - v.Score)) / verdicts.Sum(v => v.Weight);
            Assert.Equal(1000, ratings.Ratings["base"]);
            Assert.Equal(ratio is 0 or 100 ? FitStatus.Separable : FitStatus.Converged, ratings.Fit.Status);
            Assert.Equal(ratio, ratings.WinRate("model", "base"), 5e-7);
            Assert.Equal(100 - ratio, ratings.WinRate("base", "model"), 5e-7);
        });
    }

    [Fact]
    public void Fit_ModelsThatMeetTheBaselineOnly_AreRatedEachAlone()
    {
        Gen.Select(Verdicts, Verdicts, Verdicts).Sample((a, b, c) =>
        {
            var own = new[] { a, b, c }.Select((verdicts, m) =>
                verdicts.Select(v => new Battle("base", $"model{m}", v.Score, v.Weight)).ToArray()).ToArray();
            var together = BradleyTerry.Fit([.. own.SelectMany(o => o)], "base");
            for (var m = 0; m < own.Length; m++)
            {
                Assert.Equal(BradleyTerry.Fit(own[m], "base").WinRate($"model{m}", "base"), together.WinRate($"model{m}", "base"), 1e-6);
            }
        });
    }

    [Fact]
    public void Fit_WithoutAnchor_HasTheMeanRating1000()
    {
        var ratings = BradleyTerry.Fit([new("a", "b", 1, 3), new("b", "a", 1), new("b", "c", 0.5)]);

        Assert.Equal(1000, ratings.Ratings.Values.Average(), 8);
        Assert.Equal(75, ratings.WinRate("a", "b"), 8);
        Assert.Equal(50, ratings.WinRate("b", "c"), 8);
    }

    [Fact]
    public void Fit_AModelThatAlwaysWins_IsStatedAndLeavesTheOthersRight()
    {
        var ratings = BradleyTerry.Fit([new("top", "base", 1, 3), new("top", "base", 1), new("mid", "base", 1), new("mid", "base", 0)], "base");

        Assert.Equal(FitStatus.Separable, ratings.Fit.Status);
        Assert.StartsWith("The outcomes are separable:", ratings.Fit.Statement, StringComparison.Ordinal);
        Assert.Equal(100, ratings.WinRate("top", "base"), 6);
        Assert.Equal(50, ratings.WinRate("mid", "base"), 6);
    }

    [Fact]
    public void Fit_UnknownAnchor_NamesTheModels()
    {
        var thrown = Assert.Throws<ArgumentException>(() => BradleyTerry.Fit([new("a", "b", 1)], "gpt-4-0314"));
        Assert.StartsWith("The anchor 'gpt-4-0314' is in no battle: the models are a, b.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoBattles_SaysSo()
    {
        Assert.StartsWith(
            "Ratings need at least one battle.", Assert.Throws<ArgumentException>(() => BradleyTerry.Fit([])).Message, StringComparison.Ordinal);
        Assert.Equal("battles", Assert.Throws<ArgumentNullException>(() => BradleyTerry.Fit(null!)).ParamName);
    }

    [Fact]
    public void WinRate_UnknownModel_NamesTheRated()
    {
        var ratings = BradleyTerry.Fit([new("a", "b", 0.5)]);
        Assert.Equal("'c' is not rated: rated are a, b.", Assert.Throws<ArgumentException>(() => ratings.WinRate("c", "a")).Message);
    }

    [Fact]
    public void Battle_NoBattle_Throws()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Battle("a", "a", 1));
        Assert.StartsWith("'a' cannot battle itself: a battle needs two models.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Battle("a", "b", 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Battle("a", "b", double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Battle("a", "b", 1, 0));
    }

    private static Gen<(double Score, int Weight)[]> Verdicts { get; } =
        Gen.Select(Gen.Int[0, 2].Select(s => s / 2.0), Gen.Int[0, 1].Select(strong => strong == 1 ? 3 : 1)).Array[1, 60];
}
