using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class SampleNameTests
{
    [Theory]
    [InlineData("data/question.jsonl", 80, "mtbench")]
    [InlineData("data/question.jsonl", 79, "mtbench-sample")]
    [InlineData("data/question.jsonl", 81, "mtbench-sample")]
    // It says so itself.
    [InlineData("data/question-sample.jsonl", 80, "mtbench-sample")]
    [InlineData("data/Question-Sample", 20, "mtbench-sample")]
    [InlineData("data-sample/sample.jsonl", 80, "mtbench")]
    // It cannot be read, and has no numbers.
    [InlineData("data/question.jsonl", null, "mtbench")]
    public void Of_AFile_IsTheBenchmarkOnlyWhereItIsWhole(string file, int? items, string expected) =>
        Assert.Equal(expected, SampleName.Of("mtbench", file, items, 80));
}
