using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchTablesTests
{
    [Fact]
    public void Capability_OfScores_IsOpenCompassTable()
    {
        var scores = AlignBenchScores.Of(
            AlignBenchScoresTests.Replies("8 4 7 7 9 5 9,5 10 2 8 5 6 3,4 8 3 6 6 9,9 2 5 1,4 6 7 4 9 9 5,8 3 3 3 5 1 10 2 3,5 4 6 2 3,5 2 3 5 2"),
            JudgeVariant.OpenCompass);

        Assert.Equal(
            "0,1,2,3,4,5,6,7,8,9,10,11\r\n"
            + "模型,总分,中文推理,,,中文语言,,,,,,\r\n"
            + "模型,总分,中文推理总分,数学计算,逻辑推理,中文语言总分,基本任务,中文理解,综合问答,文本写作,角色扮演,专业能力\r\n"
            + "\"a,b\",5.48,6.28,7.0,5.57,4.69,6.0,4.25,6.29,4.22,4.0,3.4\r\n",
            AlignBenchTables.Capability("a,b", scores));
    }

    [Fact]
    public void Dimension_OfMeans_IsOpenCompassTable() =>
        Assert.Equal("模型,清晰度,综合得分\r\ntiny,7.67,8.0\r\n", AlignBenchTables.Dimension("tiny", [new("清晰度", 7.67), new("综合得分", 8)]));

    [Fact]
    public void File_OfAJudge_IsOpenCompassName() =>
        Assert.Equal(
            ("Alignbench-judged-by--gpt-4-capability.csv", "Alignbench-judged-by--gpt-4-dimension.csv"),
            (AlignBenchTables.CapabilityFile("gpt-4"), AlignBenchTables.DimensionFile("gpt-4")));
}
