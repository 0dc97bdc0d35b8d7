using System.Text;
using CsCheck;
using ModelTest.Datasets.Csv;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Csv;

public sealed class CsvTableReaderTests
{
    [Fact]
    public void Parse_OfQuotedFields_KeepsThemAsTheyAre()
    {
        var table = Parse("id,q\r\n0,\"a,\"\"b\"\"\r\nc\nd\re \"\r\n1, x \n");

        Assert.Empty(table.Problems);
        Assert.Equal(["id", "q"], table.Header);
        Assert.Equal(["0", "a,\"b\"\r\nc\nd\re "], table.Rows[0].Values);
        Assert.Equal(["1", " x "], table.Rows[1].Values);
    }

    [Fact]
    public void Parse_OfRowsOverSeveralLines_GivesTheLineTheyStartOn()
    {
        var table = Parse("id,q\n0,\"a\nb\r\nc\"\n\n1,\"x\ry\"\r2,z");

        Assert.Equal([2, 6, 8], table.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("id,q\n0,a\n1,\"b\n2,c\n", "f.csv:3", "one is never closed")]
    [InlineData("id,q\n0,a\"b\n1,c\n", "f.csv:2", "one stands inside an unquoted field")]
    [InlineData("id,q\n0,\"a\"b\n1,c\n", "f.csv:2", "text follows a closing quote")]
    [InlineData("\"id,q\n0,a\n", "f.csv:1", "one is never closed")]
    public void Parse_OfBrokenQuotes_NamesTheLine(string text, string where, string why)
    {
        var problem = Assert.Single(Parse(text).Problems);

        Assert.Equal(where, problem.Where);
        Assert.Equal($"the quotes of this row are broken ({why}).", problem.What);
        Assert.Equal("quote the whole field and double each quote inside it.", problem.Fix);
    }

    [Fact]
    public void Parse_AfterABrokenRow_GoesOn()
    {
        var table = Parse("id,q\n0,a\"b\n1,c\n2,d\"\n");

        Assert.Equal(["f.csv:2", "f.csv:4"], table.Problems.Select(p => p.Where));
        Assert.Equal("c", Assert.Single(table.Rows).Values[1]);
    }

    [Theory]
    [InlineData("id,q\n0\n", "the row has 1 fields, the header 2.")]
    [InlineData("id,q\n0,a,b\n", "the row has 3 fields, the header 2.")]
    public void Parse_OfARowOfAnotherLength_SaysSo(string text, string what)
    {
        var table = Parse(text);

        Assert.Equal(("f.csv:2", what), (table.Problems[0].Where, table.Problems[0].What));
        Assert.Empty(table.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    public void Parse_OfNothing_SaysSo(string text) =>
        Assert.Equal("f.csv: the file is empty. Fix: copy it again from the original.", Assert.Single(Parse(text).Problems).ToString());

    [Fact]
    public void Read_OfAFileWithAByteOrderMark_LeavesItOut()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bom.csv", "\uFEFFid,q\n0,问\n");

        var table = CsvTableReader.Read(path);

        Assert.Equal("id", table.Header[0]);
        Assert.Equal("问", table.Rows[0].Values[1]);
    }

    [Fact]
    public void Read_OfAFileInAnotherEncoding_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("gbk.csv", "");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("id,q\n0,"), 0xCE, 0xCA, (byte)'\n']);

        Assert.Equal($"{path}: not UTF-8 (byte 7). Fix: save it as UTF-8, or copy it again from the original.", Assert.Single(CsvTableReader.Read(path).Problems).ToString());
    }

    [Fact]
    public void Read_OfAMissingFile_SaysSo() =>
        Assert.Equal("the file is missing.", Assert.Single(CsvTableReader.Read(Path.Combine(Path.GetTempPath(), "modeltest-no", "x.csv")).Problems).What);

    [Fact]
    public void Parse_OfWhatAWriterWrote_GivesItBack()
    {
        var field = Gen.OneOf("a", ",", "\"", "\n", "\r\n", "\r", " ", "题", "\"\"", "\t", "😀", "").Array[0, 5].Select(string.Concat);
        Gen.Select(field.Array[2, 4].Array[1, 6], Gen.OneOf("\n", "\r\n", "\r")).Sample((rows, lineEnd) =>
        {
            var width = rows[0].Length;
            var records = rows.Select(r => Enumerable.Range(0, width).Select(i => i < r.Length ? r[i] : "").ToArray()).ToList();
            var text = string.Concat(records.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + lineEnd));

            var table = Parse(text);

            Assert.Empty(table.Problems);
            Assert.Equal(records, table.Rows.Select(r => r.Values).Prepend(table.Header));
        });
    }

    [Fact]
    public void Parse_OfAnything_NeverThrows() =>
        Gen.OneOf("a", ",", "\"", "\n", "\r", "题", "\0").Array[0, 40].Select(string.Concat).Sample(text =>
        {
            var table = Parse(text);
            Assert.All(table.Rows, r => Assert.Equal(table.Header.Count, r.Values.Count));
        });

    private static CsvTable Parse(string text) => CsvTableReader.Parse("f.csv", text);

    [Fact]
    public void Parse_WithGivenColumns_TakesTheFirstRowAsData()
    {
        var table = CsvTableReader.Parse("f.csv", "1,2\n3\n", ["a", "b"]);

        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal(["1", "2"], Assert.Single(table.Rows).Values);
        Assert.Equal("f.csv:2: the row has 1 fields, expected are 2. Fix: quote fields that hold commas or line breaks.", Assert.Single(table.Problems).ToString());
    }

    [Fact]
    public void Parse_WithStrayQuotesAllowed_KeepsThem()
    {
        var table = CsvTableReader.Parse("f.csv", "a,b\nis it?\",\"x, \"\"y\"\"\"\n", strayQuotes: true);

        Assert.Empty(table.Problems);
        Assert.Equal(["is it?\"", "x, \"y\""], Assert.Single(table.Rows).Values);
    }
}
