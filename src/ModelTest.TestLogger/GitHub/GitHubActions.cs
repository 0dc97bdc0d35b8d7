namespace ModelTest.TestLogger.GitHub;

/// <summary>What GitHub Actions shows of a run: its summary, and an annotation for each failed test.</summary>
internal static class GitHubActions
{
    /// <summary>Reports a run, where this is GitHub Actions; elsewhere it does nothing. It fails nothing.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="variable">The value of an environment variable; null or empty: it is not set.</param>
    /// <param name="output">GitHub reads commands from here.</param>
    public static void Report(string folder, Func<string, string?> variable, TextWriter output)
    {
        if (variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary
            && StepSummary.Append(SharedFile.Read(Path.Combine(folder, "summary.md")), summary) is { } note)
        {
            output.WriteLine($"Note: {note}");
        }
        if (variable("GITHUB_ACTIONS") == "true")
        {
            foreach (var line in Annotations.Of(JsonText.Parse(SharedFile.Read(Path.Combine(folder, "run.json")))))
            {
                output.WriteLine(line);
            }
        }
    }
}
