using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchDimensionMeansTests
{
    private static readonly IReadOnlyList<AlignBenchScored> Replies =
    [
        new("数学计算", new(8, [new("清晰度", 7), new("综合得分", 8), new("a,b", 1)])),
        new("数学计算", null),
        new("逻辑推理", new(7, [new("事实正确性", 9), new("清晰度", 8), new("综合得分", 7)])),
        new("逻辑推理", new(7, [new("清晰度", 8), new("综合得分", 7)])),
    ];

    [Fact]
    public void Of_OpenCompass_RoundsAndKeepsTheOverallScore() =>
        Assert.Equal(
            [new ScoreRow("清晰度", 7.67), new("综合得分", 7.33), new("a,b", 1), new("事实正确性", 9)],
            AlignBenchDimensionMeans.Of(Replies, JudgeVariant.OpenCompass));

    [Fact]
    public void Of_Official_LeavesOutNamesWithACommaAndRoundsNothing() =>
        Assert.Equal(
            [new ScoreRow("清晰度", 23 / 3.0), new("综合得分", 22 / 3.0), new("事实正确性", 9)],
            AlignBenchDimensionMeans.Of(Replies, JudgeVariant.Official));
}
