using ModelTest.Datasets.AlignBench;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchProviderTests
{
    [Fact]
    public void Open_OfTheSample_NamesItASample()
    {
        var dataset = Open(Path.Combine(RepositoryPaths.TinyModel, "data", "alignbench-sample.jsonl"));

        Assert.Equal(("alignbench-sample", "gen", "score", "1 to 10"), (dataset.Name, dataset.Mode, dataset.Metric, dataset.Scale.ToString()));
        Assert.Equal(
            ["数学计算 中文推理", "逻辑推理 中文推理", "基本任务 中文语言", "中文理解 中文语言", "综合问答 中文语言", "文本写作 中文语言", "角色扮演 中文语言",
                "专业能力 中文语言"],
            dataset.Subjects.Select(s => $"{s.Name} {s.Category}"));
        Assert.Equal(
            ["alignbench-sample 总分 8", "alignbench-sample-中文推理 中文推理 2", "alignbench-sample-中文语言 中文语言 6"],
            dataset.Groups.Select(g => $"{g.Name} {g.Title} {g.Subjects.Count}"));
        Assert.All(dataset.Subjects, s => Assert.Equal(5, dataset.ReadItems(s).Count));
    }

    [Fact]
    public void Version_OfAnotherRubric_IsAnother()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        var builtIn = Open(folder.Path);
        AlignBenchFiles.WriteRubric(folder);
        var own = Open(folder.Path);

        Assert.Equal("alignbench-sample", own.Name);
        Assert.Matches("^[0-9a-f]{6}$", own.Version(own.Subjects[0]));
        Assert.NotEqual(builtIn.Version(builtIn.Subjects[0]), own.Version(own.Subjects[0]));
    }

    [Fact]
    public void Inspect_OfACategoryThatTheFileLacks_SaysSo()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        var dataset = Open(folder.Path);

        Assert.Empty(dataset.Inspect(dataset.Subjects[^1]));
        var problem = Assert.Single(dataset.Inspect(dataset.Subjects[0]));
        Assert.Equal(
            $"{folder[AlignBenchFiles.File]}: it has nothing of '数学计算'. Fix: copy it again from the original, or name what it has in"
                + " datasets.alignbench.subjects.",
            problem.ToString());
    }

    [Fact]
    public void Inspect_OfABrokenFile_TellsItsLines()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line, "{");
        var dataset = Open(folder.Path);

        Assert.StartsWith(
            $"{folder[AlignBenchFiles.File]}:2: this is not JSON",
            Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString(),
            StringComparison.Ordinal);
        Assert.Throws<InputException>(() => dataset.ReadItems(dataset.Subjects[0]));
    }

    [Theory]
    [InlineData("offical", "auto", "datasets.alignbench.variant: 'offical' is unknown. Fix: did you mean 'official'?")]
    [InlineData("official", "generalplus", "datasets.alignbench.parsing: 'generalplus' is not a valid value. Fix: did you mean 'general_plus'?")]
    public void Open_OfAWrongSetting_NamesTheNearest(string variant, string parsing, string expected)
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);

        var exception = Assert.Throws<InputException>(
            () => new AlignBenchProvider().Open(new AlignBenchSettings { Path = folder.Path, Variant = variant, Parsing = parsing }));

        Assert.Equal(expected, exception.Message);
    }

    private static IDataset Open(string path) => new AlignBenchProvider().Open(new AlignBenchSettings { Path = path });
}
