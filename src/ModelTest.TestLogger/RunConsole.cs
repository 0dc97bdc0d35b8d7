using ModelTest.TestLogger.GitHub;

namespace ModelTest.TestLogger;

/// <summary>Prints a run's table to the console.</summary>
internal static class RunConsole
{
    private const string Comparison = "comparison.md";

    /// <summary>Prints the tables of the runs of a process, and where they are compared.</summary>
    /// <param name="folders">The runs' folders.</param>
    public static void Print(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders ?? throw new ArgumentNullException(nameof(folders)))
        {
            Print(folder);
        }
        PrintComparison(folders, Console.Out);
    }

    /// <summary>Says where runs are compared: beside their folders, where a run had several models.</summary>
    /// <param name="folders">The runs' folders.</param>
    /// <param name="writer">Where to print.</param>
    internal static void PrintComparison(IReadOnlyList<string> folders, TextWriter writer)
    {
        foreach (var parent in folders.Select(f => Path.GetDirectoryName(f) ?? "").GroupBy(p => p).Where(p => p.Count() > 1).Select(p => p.Key)
            .Where(p => File.Exists(Path.Combine(p, Comparison))))
        {
            writer.WriteLine($"Comparison: {Path.Combine(parent, Comparison)}");
        }
    }

    /// <summary>
    /// Prints the table of a run as wide and as colourful as the console allows, and on GitHub Actions what its pages show of it. Once for a run.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    public static void Print(string folder)
    {
        TablePrinter.Print(RunTable.Read(folder), Console.Out, ConsoleSize.Width(), ConsoleSize.HasColour());
        GitHubActions.Report(folder, Environment.GetEnvironmentVariable, Console.Out);
    }
}
