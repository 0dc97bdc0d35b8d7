using System.Text.Json;
using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

/// <summary>AlignBench's own files, where they are checked out.</summary>
public sealed class RealAlignBenchTests
{
    [Fact]
    public void Read_OfTheClone_Gives683QuestionsInEightCategories()
    {
        var items = Read();

        Assert.Equal(Enumerable.Range(1, 683).Select(i => $"{i}"), items.Select(i => i.Id).OrderBy(int.Parse));
        Assert.Equal(
            ["专业能力 124", "角色扮演 116", "数学计算 112", "逻辑推理 92", "文本写作 75", "基本任务 68", "中文理解 58", "综合问答 38"],
            items.GroupBy(i => i.Category).Select(g => $"{g.Key} {g.Count()}").OrderByDescending(t => int.Parse(t.Split(' ')[1])));
        Assert.Equal(36, items.Select(i => i.Subcategory).Distinct().Count());
    }

    [Fact]
    public void Open_OfTheClone_FindsNothingWrong()
    {
        var dataset = new AlignBenchProvider().Open(new AlignBenchSettings { Path = Folder() });

        Assert.Equal("alignbench", dataset.Name);
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Equal([112, 92, 68, 58, 38, 75, 116, 124], dataset.Subjects.Select(s => dataset.ReadItems(s).Count));
    }

    [Fact]
    public void Of_TheClonesConfig_EqualsTheBuiltInRubric()
    {
        var (read, builtIn) = (AlignBenchRubricReader.Of(AlignBenchReader.Find(Folder())), AlignBenchRubric.BuiltIn);

        Assert.NotSame(builtIn, read);
        Assert.Equal(read.Types, builtIn.Types);
        Assert.Equal(read.Definitions, builtIn.Definitions);
        Assert.Equal(read.Dimensions, builtIn.Dimensions);
    }

    [Fact]
    public void Temperature_OfEachCategory_IsTheConfigs()
    {
        var config = JsonElement.Parse(File.ReadAllText(Path.Combine(Folder(), "config", "temperature.json")));

        Assert.Equal(
            config.EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetDouble()),
            AlignBenchCategories.Names.ToDictionary(c => c, AlignBenchCategories.Temperature));
    }

    [Fact]
    public void Judge_OfEveryQuestion_IsTheQuotedPromptToTheByte()
    {
        var quoted = JudgePromptTexts.Shared().GetProperty("AlignBench");
        var rows = JsonLinesFile.Read(Path.Combine(Folder(), "data", "data_v1.1_release.jsonl"));
        const string Reply = "“好”\n\\frac{1}{2}\t";

        var prompts = Read().Select(i => AlignBenchPromptsTests.Text(new AlignBenchPrompts(AlignBenchRubric.BuiltIn).Judge(i, Reply)));

        Assert.Equal(rows.Select(r => AlignBenchPromptsTests.Expected(quoted, r, Reply)), prompts);
    }

    private static IReadOnlyList<AlignBenchItem> Read() => AlignBenchReader.Read(AlignBenchReader.Find(Folder()), AlignBenchRubric.BuiltIn);

    private static string Folder() => RepositoryPaths.Shared("data/alignbench");
}
