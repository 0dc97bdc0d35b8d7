namespace ModelTest.TestLogger.Tests;

public sealed class CsvTableTests
{
    [Fact]
    public void Parse_QuotedFields_KeepsCommasQuotesAndLineBreaks()
    {
        var row = Assert.Single(CsvTable.Parse("\uFEFFa,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\r\n"));

        Assert.Equal("x, \"y\"", row["a"]);
        Assert.Equal("1\n2", row["b"]);
    }

    [Fact]
    public void Parse_LastRowCutShort_LeavesItOut() => Assert.Single(CsvTable.Parse("a,b,c\n1,2,3\n4,5"));

    [Fact]
    public void Header_EmptyText_IsEmpty() => Assert.Empty(CsvTable.Header(""));
}
