using CsCheck;
using ModelTest.Statistics.LengthControl;
using ModelTest.Statistics.Regression;
using ModelTest.Statistics.Resampling;
using ModelTest.Tests.Statistics.Regression;

namespace ModelTest.Tests.Statistics.LengthControl;

public sealed class LengthControlledRegressionTests
{
    [Fact]
    public void LengthTerms_TwoAnswers_AreStandardisedAndSquashed()
    {
        // Differences 2 and 0: sample deviation √2.
        var terms = LengthControlledRegression.LengthTerms([300, 100], [298, 100]);

        Assert.Equal(Math.Tanh(Math.Sqrt(2)), terms[0], 12);
        Assert.Equal(0, terms[1]);
    }

    [Fact]
    public void LengthTerms_MeanThatIsNotZero_AreDividedByTheSampleDeviation()
    {
        // Differences 2, -2 and -6: mean -2, sample deviation √((16 + 0 + 16) / 2) = 4.
        var terms = LengthControlledRegression.LengthTerms([10, 20, 30], [8, 22, 36]);

        Assert.Equal([Math.Tanh(0.5), Math.Tanh(-0.5), Math.Tanh(-1.5)], terms, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void LengthTerms_NotAsManyOfOneAsOfTheOther_SaysSo() => Assert.Equal(
        "Needs two lists of the same length, 1 or more: they have 3 and 2 values.",
        Assert.Throws<ArgumentException>(() => LengthControlledRegression.LengthTerms([1, 2, 3], [1, 5])).Message);

    [Fact]
    public void Fit_PreferencesOfAKnownModel_FindsItsWeights()
    {
        var rows = Synthetic(-0.9, 0.7, 1.1, 1600);

        var fit = LengthControlledRegression.Fit(rows);

        Assert.Equal(FitStatus.Converged, fit.Fit.Status);
        Assert.Equal(1e4, fit.C, 6);
        Assert.Equal(-0.9, fit.Weights.Length, 3);
        Assert.Equal(0.7, fit.Weights.Difficulty, 3);
        Assert.Equal(1.1, fit.Weights.Model, 3);
    }

    [Fact]
    public void Fit_AnyRows_MeetsTheConditionsOfAnOptimumAtTheChosenStrength()
    {
        Rows.Sample(rows =>
        {
            var fit = LengthControlledRegression.Fit(rows);
            var w = fit.Fit.Coefficients;
            Assert.Equal([fit.Weights.Length, fit.Weights.Difficulty, fit.Weights.Model], w);
            var tolerance = 1e-6 * (1 + fit.C);
            foreach (var (gradient, coefficient) in Objective.Gradient(Observations(rows), w).Zip(w))
            {
                Assert.True(coefficient == 0
                    ? Math.Abs(fit.C * gradient) <= 1 + tolerance
                    : Math.Abs((fit.C * gradient) + Math.Sign(coefficient)) <= tolerance);
            }
        }, iter: 50);
    }

    [Fact]
    public void Fit_AnyRows_ChoosesByTheHeldOutLossOfTheRows()
    {
        SteepRows.Sample(rows =>
        {
            var fit = LengthControlledRegression.Fit(rows);
            var observations = Observations(rows);
            var folds = GroupKFold.Assign([.. rows.Select(_ => 2)], 5);
            var losses = Enumerable.Range(0, 10).Select(i => Math.Pow(10, (8 * i / 9.0) - 4)).Select(c => Enumerable.Range(0, 5).Sum(fold =>
            {
                var trained = LogisticRegression.FitL1(new LogisticSample([.. observations.Where((_, i) => folds[i] != fold)]), c);
                LogisticObservation[] heldOut = [.. observations.Where((_, i) => folds[i] == fold)];
                return Objective.Loss(heldOut, trained.Coefficients) / heldOut.Length;
            })).ToArray();
            Assert.Equal(losses, fit.Losses, (a, b) => Math.Abs(a - b) < 1e-5 * (1 + a));
            Assert.True(fit.Losses.Min() >= fit.Losses[(int)Math.Round((Math.Log10(fit.C) + 4) * 9 / 8)]);
        }, iter: 20);
    }

    [Fact]
    public void Fit_TiesOnly_TakesTheStrongestPenaltyOfEqualOnes()
    {
        var fit = LengthControlledRegression.Fit([.. Enumerable.Range(0, 20).Select(i => new LengthControlRow(i / 20.0, -i, i < 5, 0.5))]);

        Assert.Equal(1e-4, fit.C, 12);
        Assert.Equal(new LengthControlWeights(0, 0, 0), fit.Weights);
    }

    [Fact]
    public void Fit_InvalidRows_SaysWhich()
    {
        LengthControlRow row = new(0, 0, false, 0.5);
        var preference = Assert.Throws<ArgumentException>(() => LengthControlledRegression.Fit([row, row with { Preference = double.NaN }]));
        Assert.StartsWith(
            "Row 1 has the preference NaN: needs 0 to 1. Leave rows without a verdict out.", preference.Message, StringComparison.Ordinal);
        var few = Assert.Throws<ArgumentException>(() => LengthControlledRegression.Fit([row, row, row, row]));
        Assert.StartsWith("Cross-validation in 5 folds needs at least 5 rows: there are 4.", few.Message, StringComparison.Ordinal);
        var level = Assert.Throws<ArgumentException>(() => LengthControlledRegression.LengthTerms([3, 4], [2, 3]));
        Assert.StartsWith("The answers' lengths differ by the same in every instruction:", level.Message, StringComparison.Ordinal);
    }

    private static LengthControlRow[] Synthetic(double length, double difficulty, double model, int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            var (l, d, gamed) = (Math.Tanh(Math.Sin(i)), Math.Cos(1.7 * i), i < count / 2);
            return new LengthControlRow(l, d, gamed, 1 / (1 + Math.Exp(-((length * l) + (difficulty * d) + (gamed ? 0 : model)))));
        })];

    private static LogisticObservation[] Observations(LengthControlRow[] rows) => [.. rows.Select(r =>
    {
        var weight = r.Gamed ? 0.2 / 2 : 1;
        return new LogisticObservation([r.LengthTerm, r.Difficulty, r.Gamed ? 0 : 1], weight * r.Preference, weight * (1 - r.Preference));
    })];

    private static Gen<LengthControlRow[]> Rows { get; } =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-3, 3], Gen.Bool, Gen.Double[0, 1])
            .Select((l, d, g, p) => new LengthControlRow(l, d, g, p)).Array[10, 120];

    // No row is for certain and no feature next to nothing: then even a weak penalty leaves one optimum, and its held-out loss is a number to compare.
    private static Gen<LengthControlRow[]> SteepRows { get; } =
        Gen.Select(Gen.Int[-10, 10], Gen.Int[-30, 30], Gen.Bool, Gen.Int[1, 9])
            .Select((l, d, g, p) => new LengthControlRow(l / 10d, d / 10d, g, p / 10d)).Array[40, 120];
}
