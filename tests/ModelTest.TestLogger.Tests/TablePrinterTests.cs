using System.Text;
namespace ModelTest.TestLogger.Tests;

public sealed class TablePrinterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-printer").FullName;

    public TablePrinterTests() => File.WriteAllText(
        Path.Join(folder, "subjects.csv"),
        """
        dataset,subject,items,score,ci_low,ci_high,unparsed,errors,minimum,outcome
        ceval,中国历史,40,0.5,0.3,0.7,0,0,,pass
        ceval,law,40,0.25,0.1,0.4,3,0,0.4,fail

        """);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Print_WithoutColour_HasNoEscapesAndAlignsWideCharacters()
    {
        var lines = Print(colour: false).Split('\n');

        Assert.DoesNotContain(lines, line => line.Contains('\e', StringComparison.Ordinal));
        var chinese = lines.Single(line => line.Contains("中国历史", StringComparison.Ordinal));
        var latin = lines.Single(line => line.Contains("law", StringComparison.Ordinal));
        // Four characters of two columns each: the same end on the screen is four characters earlier in the text.
        Assert.Equal(latin.IndexOf("25.00", StringComparison.Ordinal), chinese.IndexOf("50.00", StringComparison.Ordinal) + 4);
        Assert.Contains("10.0 – 40.0", latin, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_WithColour_MarksFailedRows() =>
        Assert.Contains("\e[91mlaw", Print(colour: true), StringComparison.Ordinal);

    [Fact]
    public void Print_Always_EndsWithTheFolderUnbroken() =>
        Assert.EndsWith($"Results: {folder}", Print(colour: false).TrimEnd(), StringComparison.Ordinal);

    private string Print(bool colour)
    {
        using var writer = new Utf8Writer();
        TablePrinter.Print(RunTable.Read(folder), writer, 140, colour);
        return writer.ToString();
    }

    private sealed class Utf8Writer() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
