using System.Text;

namespace ModelTest.TestLogger.GitHub;

/// <summary>Appends a run's summary.md to the summary of GitHub's step, the file that <c>GITHUB_STEP_SUMMARY</c> names.</summary>
internal static class StepSummary
{
    /// <summary>GitHub takes a mebibyte from a step, and nothing of one that has more.</summary>
    public const long MostBytes = 1 << 20;

    private const string Cut = "\n\n*The summary is cut here, as GitHub takes 1 MiB from a step. All of it is in summary.md of the run's folder.*\n\n";

    /// <summary>Appends as much as there is room for, in whole lines.</summary>
    /// <param name="markdown">The run's summary; empty: nothing is appended.</param>
    /// <param name="path">The step's file.</param>
    /// <param name="most">The most bytes that the file may have.</param>
    /// <returns>What a person should know of it; null where all was appended.</returns>
    public static string? Append(string markdown, string path, long most = MostBytes)
    {
        if (markdown.Length == 0)
        {
            return null;
        }
        try
        {
            // Several test projects of a step append to the same file, and none of them must write over another.
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            var all = Encoding.UTF8.GetBytes(markdown.TrimEnd('\n') + "\n\n");
            if (file.Length + all.Length <= most)
            {
                file.Write(all, 0, all.Length);
                return null;
            }
            var note = Encoding.UTF8.GetBytes(Cut);
            var room = most - file.Length - note.Length;
            if (room > 0)
            {
                var end = Array.LastIndexOf(all, (byte)'\n', (int)Math.Min(room, all.Length) - 1) + 1;
                file.Write(all, 0, end);
                file.Write(note, 0, note.Length);
            }
            return "the step's summary is full: GitHub takes 1 MiB, and the rest of summary.md was left out.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"the step's summary was not written: {e.Message}";
        }
    }
}
