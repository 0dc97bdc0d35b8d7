using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MTBench101;

namespace ModelTest.Datasets.Tests.MTBench101;

public sealed class MTBench101ScoresTests
{
    // The numbers of Python 3.11 for OpenCompass's steps.
    private static readonly MTBench101Scores Scores = MTBench101Scores.Of(
    [
        new("SC", "9", 7), new("SC", "9", null), new("SC", "9", 5),
        new("GR", "1", 10), new("GR", "2", 8), new("GR", "2", 9), new("GR", "3", 7),
        new("SC", "4", null),
        new("MR", "5", null),
        new("GR", "4", null),
    ]);

    [Fact]
    public void Of_Turns_AveragesTheLowestOfEachDialogue()
    {
        Assert.Equal([new ScoreRow("SC", 5), new("GR", 25 / 3.0)], Scores.Tasks);
        Assert.Equal((5 + (25 / 3.0)) / 2, Scores.Average);
    }

    [Fact]
    public void Table_OfScores_IsOpenCompassTable() =>
        Assert.Equal("model,average,SC,GR\r\ntiny,6.67,5.0,8.333333333333334\r\n", Scores.Table("tiny"));

    [Fact]
    public void Of_NothingRead_IsNaN() => Assert.Equal(double.NaN, MTBench101Scores.Of([new("GR", "1", null)]).Average);

    [Fact]
    public void File_OfAJudge_IsOpenCompassName() => Assert.Equal("MTBench101-task_score-judged-by--gpt-4.csv", MTBench101Scores.File("gpt-4"));
}
