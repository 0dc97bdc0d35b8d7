using System.Text;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class JsonRowsTests
{
    private const string CopyAgain = "Fix: copy the file again from the original.";

    [Theory]
    [InlineData("{\"id\": \"a\"}\n{\"id\": \"b\"}\n")]
    [InlineData("{\"id\": \"a\"}\r\n\n{\"id\": \"b\"}")]
    [InlineData(" [{\"id\": \"a\"},\n {\"id\": \"b\"}]\n")]
    [InlineData("\uFEFF{\"id\": \"a\"}\n{\"id\": \"b\"}\n")]
    public void Read_OfLinesOrAnArray_GivesTheRows(string text)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(["a", "b"], Read(folder.Write("x.json", text)));
    }

    [Theory]
    [InlineData("{\"id\": \"a\"}\n{\"id\": \"b\"\n", ":2: this is not JSON (Expected depth to be zero at the end of the JSON payload."
        + " There is an open JSON object or array that should be closed). " + CopyAgain)]
    [InlineData("{\"id\": \"a\"}\n7\n", ":2: this is not a JSON object. " + CopyAgain)]
    [InlineData("{\"id\": \"a\"}\n{\"uid\": \"b\"}\n", ":2: the field 'id' is missing. " + CopyAgain)]
    [InlineData("{\"id\": 1.5}\n", ":1: the field 'id' is a number, not a text. " + CopyAgain)]
    [InlineData("{\"id\": null}\n", ":1: the field 'id' is null, not a text. " + CopyAgain)]
    [InlineData("{\"id\": \" \"}\n", ":1: the field 'id' is empty. Fix: fill it in, or remove the entry.")]
    [InlineData("{\"id\": \"\\ud83d\"}\n", ":1: the field 'id' holds half a character. " + CopyAgain)]
    [InlineData("{\"id\": \"a\"}\n{\"id\": \"a\"}\n", ":2: the id 'a' was there already (FILE:1). Fix: remove one of the two.")]
    [InlineData("[{\"id\": \"a\"}, []]", ", entry 2: this is not a JSON object. " + CopyAgain)]
    [InlineData("[\n{\"id\": \"a\"},\n{\"id\" \"b\"}]", ":3: this is not JSON ('\"' is invalid after a property name. Expected a ':'). " + CopyAgain)]
    [InlineData("", ": the file is empty. " + CopyAgain)]
    [InlineData("[]", ": the file is empty. " + CopyAgain)]
    public void Read_OfAWrongFile_SaysWhereAndWhat(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.jsonl", text);

        Assert.Equal("FILE" + expected, Message(path));
    }

    [Fact]
    public void Read_OfSeveralWrongLines_ReportsAll()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x.jsonl", "{}\n{\"id\": \"a\"}\n{\"id\": 7.5}\n");

        var problems = Assert.Throws<InputException>(() => Read(path)).Problems;

        Assert.Equal([path + ":1", path + ":3"], problems.Select(p => p.Where));
    }

    [Fact]
    public void Read_OfWrongBytes_NamesTheByte()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.jsonl"], [.. Encoding.UTF8.GetBytes("{\"id\": \""), 0xff, (byte)'"', (byte)'}']);

        Assert.Equal("FILE: not UTF-8 (byte 8). Fix: save it as UTF-8, or copy it again from the original.", Message(folder["x.jsonl"]));
    }

    [Fact]
    public void Read_OfAMissingFile_SaysSo()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("FILE: the file is missing. Fix: complete the data folder.", Message(folder["x.jsonl"]));
    }

    private static string Message(string path) =>
        Assert.Throws<InputException>(() => Read(path)).Message.Replace(path, "FILE", StringComparison.Ordinal);

    private static IReadOnlyList<string> Read(string path) => JsonRows.Read(path, r => r.Id("id"), i => i, "id");
}
