using CsCheck;
using ModelTest.Scoring;
using ModelTest.Statistics;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Statistics;

public sealed class StandardErrorsTests
{
    // √(0.9 * 0.1 / 99), and what R's sd(x)/sqrt(n) gives for 9 ones and a zero.
    [Theory]
    [InlineData(90, 10, 0.030151134457776362)]
    [InlineData(9, 1, 0.1)]
    [InlineData(4, 0, 0)]
    public void OfSubject_Accuracy_IsTheSamplesStandardDeviationOverTheRoot(int correct, int wrong, double expected) =>
        Assert.Equal(expected, StandardErrors.OfSubject(Results.Of(QuizDataset.Law, correct, wrong))!.Value, 12);

    [Fact]
    public void OfSubject_OneItem_IsUnknown() => Assert.Null(StandardErrors.OfSubject(Results.Of(QuizDataset.Law, 1, 0)));

    [Fact]
    public void OfSubject_Ratings_AreThoseOfTheirMean()
    {
        double[] scores = [3, 7, 8];
        var items = scores.Select((score, i) => Results.Item($"{i}", Outcome.Scored) with { Score = score });
        var result = new SubjectResult("quiz", QuizDataset.Law, [.. items], TimeSpan.Zero) { Scale = new ScoreScale(1, 10) };

        // Standard deviation √7 of 3, 7 and 8.
        Assert.Equal(Math.Sqrt(7) / Math.Sqrt(3), StandardErrors.OfSubject(result)!.Value, 12);
    }

    [Fact]
    public void OfSubject_TwoItems_IsKnown() => Assert.Equal(0.5, StandardErrors.OfSubject(Results.Of(QuizDataset.Law, 1, 1))!.Value, 12);

    // Mean 0.5, squares 0.09 · 2: √(0.18 / 2 / 3).
    [Fact]
    public void Clustered_ThreeSubjects_IsTheirDeviationOverTheRoot() => Assert.Equal(Math.Sqrt(0.03), StandardErrors.Clustered([0.2, 0.5, 0.8])!.Value, 12);

    [Fact]
    public void Clustered_OneSubject_IsUnknown() => Assert.Null(StandardErrors.Clustered([0.5]));

    [Fact]
    public void Clustered_SubjectsOfOneSize_AreTheSumOverPairsWithinEachSubject() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 12]).SelectMany((m, n) => Gen.Bool.Array[n].Array[m]).Sample(subjects =>
        {
            // Miller's formula (4): √ΣₖΣᵢΣⱼ (sᵢₖ - s̄)(sⱼₖ - s̄) / N, with the factor for few clusters.
            var (m, all) = (subjects.Length, subjects.SelectMany(s => s).Select(Value).ToList());
            var mean = all.Average();
            var sum = subjects.Sum(s => s.Sum(a => s.Sum(b => (Value(a) - mean) * (Value(b) - mean))));
            var expected = sum * m / (m - 1) / all.Count / all.Count;
            var error = StandardErrors.Clustered([.. subjects.Select(s => s.Average(Value))])!.Value;

            Assert.Equal(expected, error * error, 12);
        });

    private static double Value(bool right) => right ? 1 : 0;
}
