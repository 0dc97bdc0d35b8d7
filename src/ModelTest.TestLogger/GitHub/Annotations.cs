using System.Xml.Linq;

namespace ModelTest.TestLogger.GitHub;

/// <summary>
/// Failed tests as GitHub's workflow commands, which show them on the run's page. They name no file and line: what failed is the model, and no line of
/// code. The form: docs.github.com, "Workflow commands for GitHub Actions".
/// </summary>
internal static class Annotations
{
    /// <summary>GitHub shows so many errors of a step.</summary>
    public const int Most = 10;

    private const int MostLines = 15;

    /// <summary>The commands, the most important first; where there are too many, the last says how many are left out.</summary>
    /// <param name="run">What run.json holds; null: nothing.</param>
    public static IReadOnlyList<string> Of(XElement? run)
    {
        var failures = run?.Element("failures")?.Elements().ToList() ?? [];
        var shown = failures.Count > Most ? Most - 1 : failures.Count;
        var lines = failures.Take(shown).Select(f => Error($"{Value(f, "dataset")} / {Value(f, "test")}", Shorten(Value(f, "message")))).ToList();
        if (shown < failures.Count)
        {
            lines.Add(Error("ModelTest", $"{failures.Count - shown} more tests failed; the summary and report.html have them."));
        }
        return lines;
    }

    private static string Error(string title, string message) => $"::error title={Property(title)}::{Data(message)}";

    private static string Shorten(string message)
    {
        var lines = message.Split('\n');
        return lines.Length <= MostLines ? message : string.Join("\n", lines.Take(MostLines)) + "\n…";
    }

    // A line break would end the command, and what comes after it could be another.
    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");

    private static string Value(XElement failure, string key) => failure.Element(key)?.Value ?? "";
}
