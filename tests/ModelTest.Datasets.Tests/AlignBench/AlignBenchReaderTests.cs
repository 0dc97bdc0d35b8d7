using ModelTest.Datasets.AlignBench;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchReaderTests
{
    private const string Converted = """
        [
            {
                "question": "q",
                "capability": "专业能力",
                "others": {
                    "subcategory": "音乐",
                    "reference": "r",
                    "question_id": 1
                }
            }
        ]
        """;

    private static readonly AlignBenchItem Item = new("1", "专业能力", "音乐", "q", "r");

    [Fact]
    public void Read_OfTheRepositorysLines_GivesItems()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line, "");

        Assert.Equal([Item], Read(folder));
    }

    [Fact]
    public void Read_OfOpenCompassArray_GivesTheSameItems()
    {
        using var folder = new TemporaryFolder();
        folder.Write("alignment_bench_v1_1.json", Converted);

        Assert.Equal([Item], Read(folder));
    }

    [Fact]
    public void Read_OfTheSample_Gives40QuestionsOfAllCategories()
    {
        var items = AlignBenchReader.Read(Path.Combine(RepositoryPaths.TinyModel, "data", "alignbench-sample.jsonl"), AlignBenchRubric.BuiltIn);

        Assert.Equal(40, items.Count);
        Assert.All(AlignBenchCategories.Names, c => Assert.Equal(5, items.Count(i => i.Category == c)));
        Assert.Equal(new AlignBenchItem("1", "基本任务", "常识知识", "一年有多少个月？", "一年有12个月。"), items[0]);
    }

    [Theory]
    [InlineData("data")]
    [InlineData(AlignBenchFiles.File)]
    public void Find_OfAPartOfTheClone_IsTheFile(string part)
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);

        Assert.Equal(folder[AlignBenchFiles.File], AlignBenchReader.Find(folder[part]));
    }

    [Theory]
    [InlineData("clone/config", "clone")]
    [InlineData("clone/datas", "clone")]
    [InlineData(".", "clone")]
    [InlineData("clone/data/model_answer", "clone/data")]
    public void Find_OfAFolderNearIt_NamesTheRightOne(string path, string right)
    {
        using var folder = new TemporaryFolder();
        folder.Write("clone/" + AlignBenchFiles.File, AlignBenchFiles.Line);
        folder.Write("clone/config/temperature.json", "{}");
        folder.Write("clone/data/model_answer/x.jsonl", "");

        var exception = Assert.Throws<InputException>(() => AlignBenchReader.Find(folder[path]));

        Assert.EndsWith($"Fix: set it to '{Path.GetFullPath(folder[right])}'.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no path is given.")]
    [InlineData("/nowhere/at/all", "'/nowhere/at/all' does not exist.")]
    public void Find_OfNothing_SaysWhatItShouldBe(string path, string what)
    {
        var exception = Assert.Throws<InputException>(() => AlignBenchReader.Find(path));

        Assert.Equal(
            $"datasets.alignbench.path: {what} Fix: set it to the clone of AlignBench's repository (it holds data/data_v1.1_release.jsonl),"
                + " or to a file of questions.",
            exception.Message);
    }

    [Theory]
    [InlineData("{",
        ":2: this is not JSON (Expected depth to be zero at the end of the JSON payload."
        + " There is an open JSON object or array that should be closed). Fix: copy the file again from the original.")]
    [InlineData("7", ":2: this is not a JSON object. Fix: copy the file again from the original.")]
    [InlineData("""{"category": "专业能力", "subcategory": "音乐", "question": "q", "reference": "r"}""",
        ":2: the field 'question_id' is missing. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 2, "category": "专业能力", "subcategory": "音乐", "question": 3, "reference": "r"}""",
        ":2: the field 'question' is a number, not a text. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 2, "category": "专业能力", "subcategory": "音乐", "question": "q", "reference": " "}""",
        ":2: the field 'reference' is empty. Fix: fill it in, or remove the entry.")]
    [InlineData("""{"question_id": 2, "category": "专业能", "subcategory": "音乐", "question": "q", "reference": "r"}""",
        ":2: the category '专业能' is unknown. Fix: did you mean '专业能力'?")]
    [InlineData("""{"question_id": 2, "category": "专业能力", "subcategory": "高级数学", "question": "q", "reference": "r"}""",
        ":2: the subcategory '高级数学' is unknown. Fix: did you mean '高等数学'?")]
    [InlineData("""{"question_id": 2, "capability": "专业能力", "subcategory": "音乐", "question": "q", "reference": "r"}""",
        ":2: the field 'others' is missing. Fix: copy the file again from the original.")]
    public void Read_OfAWrongLine_SaysWhereWhatAndHow(string line, string expected)
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line, line);

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal(folder[AlignBenchFiles.File] + expected, exception.Message);
    }

    [Fact]
    public void Read_OfAnIdTwice_NamesBothLines()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line, "", AlignBenchFiles.Line);
        var file = folder[AlignBenchFiles.File];

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal($"{file}:3: the question_id '1' was there already ({file}:1). Fix: remove one of the two.", exception.Message);
    }

    [Fact]
    public void Read_OfAnEmptyFile_SaysSo()
    {
        using var folder = AlignBenchFiles.Create("");

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal($"{folder[AlignBenchFiles.File]}: the file is empty. Fix: copy the file again from the original.", exception.Message);
    }

    private static IReadOnlyList<AlignBenchItem> Read(TemporaryFolder folder) =>
        AlignBenchReader.Read(AlignBenchReader.Find(folder.Path), AlignBenchRubric.BuiltIn);
}
