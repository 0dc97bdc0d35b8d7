using ModelTest.Datasets.AlignBench;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchRubricReaderTests
{
    [Fact]
    public void Of_AFileWithoutConfig_IsTheBuiltInRubric()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);

        Assert.Same(AlignBenchRubric.BuiltIn, Of(folder));
    }

    [Fact]
    public void Of_AFileBesideConfig_IsItsRubric()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        AlignBenchFiles.WriteRubric(folder);

        var rubric = Of(folder);

        Assert.Equal(["清晰"], rubric.DimensionsOf("音乐"));
        Assert.Equal("d", rubric.Definitions["清晰"]);
    }

    [Fact]
    public void Of_FilesThatDoNotFit_NamesWhatIsMissing()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        AlignBenchFiles.WriteRubric(folder, mapping: """{"音乐": "甲类", "体育": "甲"}""", set: """{"甲": ["清晰度", "清晰"]}""");

        var exception = Assert.Throws<InputException>(() => Of(folder));

        Assert.Equal(
            [
                $"{folder["config/subcategory_question_mapping.json"]}: the type '甲类' of '音乐' is not in dimension_set.json. Fix: did you mean '甲'?",
                $"{folder["config/dimension_set.json"]}: the dimension '清晰度' is not in dimension_definition.json. Fix: did you mean '清晰'?",
            ],
            exception.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("""{"甲": null}""", "an entry is null, or there is none.")]
    [InlineData("""{"甲": []}""", "an entry is null, or there is none.")]
    [InlineData("{}", "an entry is null, or there is none.")]
    public void Of_AnEmptyEntry_SaysSo(string set, string what)
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        AlignBenchFiles.WriteRubric(folder, set: set);

        var exception = Assert.Throws<InputException>(() => Of(folder));

        Assert.Equal(
            $"{folder["config/dimension_set.json"]}: {what} Fix: copy it again from AlignBench's folder config,"
                + " or remove subcategory_question_mapping.json: AlignBench's own rubric is built in.",
            exception.Message);
    }

    [Fact]
    public void Of_AFileThatIsNoJson_SaysSo()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        AlignBenchFiles.WriteRubric(folder, definition: "[]");

        var exception = Assert.Throws<InputException>(() => Of(folder));

        Assert.StartsWith($"{folder["config/dimension_definition.json"]}: it cannot be read (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AFolderThatLacksAFile_NamesIt()
    {
        using var folder = AlignBenchFiles.Create(AlignBenchFiles.Line);
        AlignBenchFiles.WriteRubric(folder);
        File.Delete(folder["config/dimension_set.json"]);

        var exception = Assert.Throws<InputException>(() => Of(folder));

        Assert.StartsWith($"{folder["config/dimension_set.json"]}: the file is missing. Fix:", exception.Message, StringComparison.Ordinal);
    }

    private static AlignBenchRubric Of(TemporaryFolder folder) => AlignBenchRubricReader.Of(folder[AlignBenchFiles.File]);
}
