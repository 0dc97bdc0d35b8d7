using CsCheck;
using ModelTest.Statistics.Pairwise;
using ModelTest.Statistics.Regression;
using ModelTest.Tests.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Pairwise;

public sealed class StyleControlTests
{
    private static readonly StyleControlMethod[] Methods = [StyleControlMethod.ArenaHardV01, StyleControlMethod.ArenaHardV2];

    [Fact]
    public void Fit_V01_IsTheOptimumOfThePenalisedDoubledBattles()
    {
        Styled.Sample(battles =>
        {
            var ratings = StyleControl.Fit(battles, "base", StyleControlMethod.ArenaHardV01);
            Assert.Equal(FitStatus.Converged, ratings.Fit.Status);
            Assert.Equal(1114, ratings.Ratings["base"], 8);
            // ½‖w‖² + log-loss: its gradient is w + the loss's.
            var w = ratings.Fit.Coefficients;
            Assert.All(Objective.Gradient(Rows(battles, sample: false), w).Zip(w), g => Assert.Equal(0, g.First + g.Second, 1e-6));
            Assert.Equal(w.Skip(3), ratings.StyleCoefficients);
        });
    }

    [Fact]
    public void Fit_V2_HasNoGradient()
    {
        Styled.Sample(battles =>
        {
            var ratings = StyleControl.Fit(battles, "base", StyleControlMethod.ArenaHardV2);
            if (ratings.Fit.Status == FitStatus.Converged)
            {
                Assert.Equal(1000, ratings.Ratings["base"], 8);
                Assert.All(Objective.Gradient(Rows(battles, sample: true), ratings.Fit.Coefficients), g => Assert.Equal(0, g, 1e-6));
            }
            else
            {
                Assert.Equal(FitStatus.Separable, ratings.Fit.Status);
            }
        });
    }

    [Fact]
    public void Fit_V2_BattlesFarOnTheirSides_Converges()
    {
        // The battles at 0.182 and -0.365 hold each other at η = 53 and -51, where their curvature is below the rounding of the others'.
        StyledBattle[] battles =
        [
            new(new("two", "base", 1, 3), [0, 0.182]), new(new("one", "base", 0.5, 3), [-0.788, 0]), new(new("two", "base", 0), [-0.365, 0]),
            new(new("one", "base", 0.5, 3), [-0.785, 0]), new(new("one", "base", 1, 3), [-0.761, 0]), new(new("one", "base", 1), [0, -0.483]),
        ];

        var fit = StyleControl.Fit(battles, "base", StyleControlMethod.ArenaHardV2).Fit;

        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.All(Objective.Gradient(Rows(battles, sample: true), fit.Coefficients), g => Assert.Equal(0, g, 1e-9));
    }

    [Fact]
    public void Fit_WinsByLengthAlone_GivesTheWinRateAtTheMeanDifference()
    {
        // Whoever is longer wins three times of four; the model is longer more often, so its raw win rate is above 50.
        StyledBattle[] battles = [.. Enumerable.Range(0, 100).SelectMany(i => new[] { i % 5 == 0 ? -1.0 : 1 }
            .SelectMany(length => new[] { Battle(length, length > 0 ? 1 : 0, 3), Battle(length, length > 0 ? 0 : 1, 1) }))];

        Assert.Equal(65, BradleyTerry.Fit([.. battles.Select(b => b.Battle)], "base").WinRate("model", "base"), 8);
        // Standardising takes the mean out, so the rating keeps what the mean difference of 0.6 is worth.
        var controlled = StyleControl.Fit(battles, "base", StyleControlMethod.ArenaHardV2);
        Assert.Equal(Math.Log(3), controlled.StyleCoefficients[0] / Deviation(battles), 8);
        Assert.Equal(100 / (1 + Math.Exp(-0.6 * Math.Log(3))), controlled.WinRate("model", "base"), 8);
    }

    [Fact]
    public void Fit_StrongVerdict_IsThreeBattles()
    {
        Styled.Sample(battles =>
        {
            StyledBattle[] repeated = [.. battles.SelectMany(b => Enumerable.Repeat(
                b with { Battle = new Battle(b.Battle.ModelA, b.Battle.ModelB, b.Battle.Score) }, b.Battle.Weight))];
            var (one, other) = (StyleControl.Fit(battles, "base", Methods[0]), StyleControl.Fit(repeated, "base", Methods[0]));
            Assert.Equal(one.Ratings.Values, other.Ratings.Values, (a, b) => Math.Abs(a - b) < 1e-6);
            Assert.Equal(one.StyleCoefficients, other.StyleCoefficients, (a, b) => Math.Abs(a - b) < 1e-8);
        });
    }

    [Fact]
    public void Fit_SidesSwapped_IsTheSame()
    {
        Styled.Sample(battles =>
        {
            StyledBattle[] swapped = [.. battles.Select(b => new StyledBattle(
                new Battle(b.Battle.ModelB, b.Battle.ModelA, 1 - b.Battle.Score, b.Battle.Weight), [.. b.Differences.Select(d => -d)]))];
            var (one, other) = (StyleControl.Fit(battles, "base", Methods[0]), StyleControl.Fit(swapped, "base", Methods[0]));
            Assert.All(one.Ratings, r => Assert.Equal(r.Value, other.Ratings[r.Key], 1e-6));
        });
    }

    [Fact]
    public void Fit_DifferenceThatNeverVaries_HasTheCoefficientZero()
    {
        StyledBattle[] battles = [new(new("model", "base", 1, 3), [0.1, 2]), new(new("model", "base", 0), [0.1, 1])];
        foreach (var method in Methods)
        {
            Assert.Equal(0, StyleControl.Fit(battles, "base", method).StyleCoefficients[0], 12);
        }
    }

    [Fact]
    public void Resample_Twice_IsTheSameAndHoldsTheFit()
    {
        StyledBattle[] battles = [.. Enumerable.Range(0, 150).Select(i => Battle(Math.Sin(i), i % 3 / 2.0, i % 4 == 0 ? 3 : 1))];
        foreach (var method in Methods)
        {
            var bootstrap = StyleControl.Resample(battles, "base", method, rounds: 40);
            var again = StyleControl.Resample(battles, "base", method, rounds: 40);
            var (rate, interval) = (StyleControl.Fit(battles, "base", method).WinRate("model", "base"), bootstrap.WinRateInterval("model", "base"));
            Assert.InRange(rate, interval.Low, interval.High);
            Assert.Equal(interval, again.WinRateInterval("model", "base"));
        }
    }

    [Fact]
    public void Fit_DifferencesWithAMean_AreStandardisedAroundIt()
    {
        // Far from zero, where a deviation around zero would be another number.
        StyledBattle[] battles = [.. Enumerable.Range(0, 40).Select(i => Battle(100 + Math.Sin(i), i % 3 / 2.0, 1))];
        StyledBattle[] moved = [.. battles.Select(b => b with { Differences = [b.Differences[0] - 100] })];
        foreach (var method in Methods)
        {
            Assert.Equal(
                StyleControl.Fit(moved, "base", method).StyleCoefficients[0], StyleControl.Fit(battles, "base", method).StyleCoefficients[0], 1e-6);
        }
    }

    [Fact]
    public void Fit_UnknownMethod_SaysSo() => Assert.StartsWith(
        "Not a style control.",
        Assert.Throws<ArgumentOutOfRangeException>(() => StyleControl.Fit([Battle(1, 1, 1)], "base", (StyleControlMethod)9)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Fit_NoBaseline_SaysWhichArgument() =>
        Assert.Equal("anchor", Assert.Throws<ArgumentNullException>(() => StyleControl.Fit([Battle(1, 1, 1)], null!, Methods[0])).ParamName);

    [Theory]
    [InlineData(1d)]
    [InlineData(1d, double.NaN)]
    [InlineData(double.PositiveInfinity, 1d)]
    public void Fit_DifferencesMissing_SaysSo(params double[] second)
    {
        StyledBattle[] battles = [new(new("model", "base", 1), [1, 2]), new(new("model", "base", 0), second)];
        var thrown = Assert.Throws<ArgumentException>(() => StyleControl.Fit(battles, "base", Methods[0]));
        Assert.StartsWith("Every battle needs 2 style differences, as the first has, all finite.", thrown.Message, StringComparison.Ordinal);
    }

    private static StyledBattle Battle(double length, double score, int weight) => new(new Battle("model", "base", score, weight), [length]);

    private static double Deviation(StyledBattle[] battles)
    {
        double[] rows = [.. battles.SelectMany(b => Enumerable.Repeat(b.Differences[0], b.Battle.Weight))];
        var mean = rows.Average();
        return Math.Sqrt(rows.Sum(x => (x - mean) * (x - mean)) / (rows.Length - 1));
    }

    // The design by hand: models in order of appearance as model A, then as model B.
    private static LogisticObservation[] Rows(StyledBattle[] battles, bool sample)
    {
        string[] models = [.. battles.Select(b => b.Battle.ModelA).Concat(battles.Select(b => b.Battle.ModelB)).Distinct()];
        var expanded = battles.SelectMany(b => Enumerable.Repeat(b, b.Battle.Weight)).ToArray();
        var width = battles[0].Differences.Count;
        double[] means = [.. Enumerable.Range(0, width).Select(j => expanded.Average(b => b.Differences[j]))];
        double[] deviations = [.. Enumerable.Range(0, width).Select(j => Math.Sqrt(
            expanded.Sum(b => Math.Pow(b.Differences[j] - means[j], 2)) / (expanded.Length - (sample ? 1 : 0))))];
        return [.. expanded.SelectMany(b =>
        {
            double[] features = [.. models.Select(m => m == b.Battle.ModelA ? Math.Log(10) : m == b.Battle.ModelB ? -Math.Log(10) : 0),
                .. Enumerable.Range(0, width).Select(j => (b.Differences[j] - means[j]) / deviations[j])];
            // Twice: a win for A in both, or in the first only if it is a tie.
            return new[] { b.Battle.Score > 0, b.Battle.Score == 1 }.Select(won => new LogisticObservation(features, won ? 1 : 0, won ? 0 : 1));
        })];
    }

    private static Gen<StyledBattle[]> Styled { get; } =
        Gen.Select(Gen.Bool, Gen.Int[0, 2], Gen.Bool, Gen.Double[-1, 1].Array[2])
            .Select((first, score, strong, style) => new StyledBattle(new Battle(first ? "one" : "two", "base", score / 2.0, strong ? 3 : 1), style))
            .Array[6, 40].Where(all => all.Select(b => b.Battle.ModelA).Distinct().Count() == 2
                && all.Select(b => b.Differences[0]).Distinct().Count() > 1 && all.Select(b => b.Differences[1]).Distinct().Count() > 1);
}
