using ModelTest.Datasets.AlpacaEval;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlpacaEval;

public sealed class AlpacaEvalReaderTests
{
    private const string Upstream = """
        [{"dataset": "koala", "instruction": "i0", "output": "o0", "generator": "g"},
         {"dataset": "vicuna", "instruction": "i1", "output": "", "generator": "g"}]
        """;

    private static readonly AlpacaEvalItem[] Items = [new(0, "i0", "koala"), new(1, "i1", "vicuna")];

    [Theory]
    [InlineData(Upstream)]
    [InlineData("""[{"question": "i0", "capability": "koala", "others": ""}, {"question": "i1", "capability": "vicuna", "others": ""}]""")]
    public void ReadItems_OfEitherLayout_GivesTheSame(string text)
    {
        using var folder = new TemporaryFolder();

        var items = AlpacaEvalReader.ReadItems(folder.Write("alpaca_eval.json", text));

        Assert.Equal(Items, items);
        Assert.Equal(["0", "1"], items.Select(i => i.Id));
    }

    [Fact]
    public void ReadOutputs_OfAFile_GivesThemByInstruction()
    {
        using var folder = new TemporaryFolder();

        var outputs = AlpacaEvalReader.ReadOutputs(folder.Write("x.json", Upstream), Items);

        Assert.Equal(("o0", "", 2), (outputs["i0"], outputs["i1"], outputs.Count));
    }

    [Fact]
    public void ReadOutputs_WithoutSome_NamesTheItems()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.json", Upstream);

        var exception = Assert.Throws<InputException>(() => AlpacaEvalReader.ReadOutputs(path, [.. Items, new(2, "i2", "koala")]));

        Assert.Equal($"{path}: 1 instructions have no output: 2. Fix: use outputs to the same instructions.", exception.Message);
    }

    [Theory]
    [InlineData("\"vicuna\"", "\"vicunna\"", "the dataset is 'vicunna'. Fix: did you mean 'vicuna'?")]
    [InlineData("\"vicuna\"", "\"somewhere else\"", "the dataset is 'somewhere else'. Fix: valid are: helpful_base, koala, oasst, selfinstruct, vicuna.")]
    [InlineData("\"i1\"", "\"i0\"", "the instruction 'i0' was there already (FILE, entry 1). Fix: remove one of the two.")]
    [InlineData("\"instruction\": \"i1\"", "\"prompt\": \"i1\"", "the field 'instruction' is missing. Fix: copy the file again from the original.")]
    public void ReadItems_OfAWrongEntry_SaysWhat(string from, string to, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.json", Upstream.Replace(from, to, StringComparison.Ordinal));

        var exception = Assert.Throws<InputException>(() => AlpacaEvalReader.ReadItems(path));

        Assert.Equal("FILE, entry 2: " + expected, exception.Message.Replace(path, "FILE", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_OfAFolderOff_NamesTheRightOne()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("alpaca_eval/reference_outputs/gpt4_1106_preview.json", Upstream);

        Assert.Equal(file, AlpacaEvalReader.Find(folder["alpaca_eval"]));
        Assert.Equal(file, AlpacaEvalReader.Find(folder["alpaca_eval/reference_outputs"]));
        var problem = Assert.Single(Assert.Throws<InputException>(() => AlpacaEvalReader.Find(folder.Path)).Problems);
        Assert.Equal($"set it to '{folder["alpaca_eval"]}'.", problem.Fix);
    }
}
