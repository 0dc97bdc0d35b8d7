using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Tests.Gates;

public sealed class JudgedIntervalTests
{
    private static readonly ScoreScale OneToTen = new(1, 10);

    [Fact]
    public void CheckSubject_FewItems_CutsTheIntervalAtTheEndsOfTheScale() =>
        Assert.Equal(new Interval(1, 10), ScoreGate.CheckSubject(Rated("a", 3, 7), null, "a.jsonl").Interval);

    [Fact]
    public void CheckSubject_OneEndOffTheScale_LeavesTheOtherEnd()
    {
        // The half width is 3.182446 * 0.25.
        var interval = ScoreGate.CheckSubject(Rated("a", 9, 10, 10, 10), null, "a.jsonl").Interval!.Value;

        Assert.Equal(9.75 - 0.7956115, interval.Low, 1e-6);
        Assert.Equal(10, interval.High);
    }

    [Fact]
    public void CheckSubject_ScoreOffTheScale_StaysInItsInterval()
    {
        var interval = ScoreGate.CheckSubject(Rated("a", -1, -1, 0), null, "a.jsonl").Interval!.Value;

        Assert.Equal(-2.0 / 3, interval.Low, 1e-12);
        Assert.Equal(-2.0 / 3 + (4.3026527 / 3), interval.High, 1e-6);
    }

    [Fact]
    public void CheckSubject_OneItem_HasNoInterval() => Assert.Null(ScoreGate.CheckSubject(Rated("a", 5), null, "a.jsonl").Interval);

    [Fact]
    public void Average_OfSubjectsWithCutIntervals_AddsTheirWholeWidths()
    {
        // Of 8, 10, 10, 10 the half width is 3.182446 * 0.5; alone it would end at 10, above the mean of 9.5.
        var interval = GroupScore.Average([Rated("a", 8, 10, 10, 10), Rated("b", 4, 4, 4, 4)]).Interval!.Value;

        Assert.Equal(6.75 - 0.7956115, interval.Low, 1e-6);
        Assert.Equal(6.75 + 0.7956115, interval.High, 1e-6);
    }

    [Fact]
    public void Average_OfFewItems_IsCutAtTheEndsOfTheScale() =>
        Assert.Equal(new Interval(1, 10), GroupScore.Average([Rated("a", 1, 10), Rated("b", 2, 9)]).Interval);

    private static SubjectResult Rated(string subject, params double[] ratings) => new(
        "essays",
        new Subject(subject, ""),
        [.. ratings.Select((r, i) => new ItemResult { Id = $"{i}", Outcome = Outcome.Scored, Score = r })],
        TimeSpan.Zero)
    {
        Scale = OneToTen,
    };
}
