using System.Globalization;

namespace ModelTest.TestLogger.Tests;

public sealed class RunConsoleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-console").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void PrintComparison_RunsBesideAComparison_NamesItOnce()
    {
        string[] runs = [Path.Join(folder, "a"), Path.Join(folder, "b")];
        Assert.Equal("", Printed(runs));

        File.WriteAllText(Path.Join(folder, "comparison.md"), "");

        Assert.Equal($"Comparison: {Path.Join(folder, "comparison.md")}{Environment.NewLine}", Printed(runs));
        Assert.Equal("", Printed([runs[0]]));
    }

    private static string Printed(string[] runs)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        RunConsole.PrintComparison(runs, writer);
        return writer.ToString();
    }
}
