using ModelTest.Datasets.FoFo;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.FoFo;

public sealed class FoFoReaderTests
{
    private const string Good =
        """{"id": 0, "domain": "Legal", "sub_domain": "Law", "format": "Json", "format_type": "general", "instruction": "Write JSON."}""";

    [Fact]
    public void Read_OfAnArray_GivesItems()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("fofo_test_prompts.json", $"[{Good}]");

        Assert.Equal([new FoFoItem("0", "Legal", "Law", "Json", true, "Write JSON.")], FoFoReader.Read(FoFoReader.Find(folder.Path)));
        Assert.Equal(path, FoFoReader.Find(path));
    }

    [Theory]
    [InlineData("\"general\"", "\"genral\"", "the format_type is 'genral'. Fix: did you mean 'general'?")]
    [InlineData("\"general\"", "7", "the field 'format_type' is a number, not a text. Fix: copy the file again from the original.")]
    [InlineData("\"instruction\"", "\"question\"", "the field 'instruction' is missing. Fix: copy the file again from the original.")]
    [InlineData("\"Write JSON.\"", "\"\"", "the field 'instruction' is empty. Fix: fill it in, or remove the entry.")]
    [InlineData("\"id\": 0", "\"id\": null", "the field 'id' is null, not a text. Fix: copy the file again from the original.")]
    public void Read_OfAWrongEntry_SaysWhat(string from, string to, string expected)
    {
        using var folder = new TemporaryFolder();
        var second = Good.Replace("\"id\": 0", "\"id\": 1", StringComparison.Ordinal);
        var wrong = (from == "\"id\": 0" ? Good : second).Replace(from, to, StringComparison.Ordinal);
        var path = folder.Write("fofo_test_prompts.json", $"[{Good}, {wrong}]");

        Assert.Equal($"{path}, entry 2: {expected}", Assert.Throws<InputException>(() => FoFoReader.Read(path)).Message);
    }

    [Fact]
    public void Find_OneFolderOff_NamesTheRightOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/fofo_test_prompts.json", "[]");

        Assert.Equal(
            $"datasets.fofo.path: '{folder.Path}' has no fofo_test_prompts.json. Fix: set it to '{folder["data"]}'.",
            Assert.Throws<InputException>(() => FoFoReader.Find(folder.Path)).Message);
    }
}
