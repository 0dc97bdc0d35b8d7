using System.Text.RegularExpressions;

namespace ModelTest.Snapshots;

/// <summary>
/// Takes out of error texts what differs from machine to machine and from run to run. Replies and judgements are kept to the letter: what looks
/// like a time there is what the model wrote.
/// </summary>
internal static partial class SnapshotScrubber
{
    /// <summary>The text with names in braces for folders, the host, ids, times and durations.</summary>
    public static string Scrub(string text)
    {
        foreach (var (value, name) in Places().Where(p => p.Value.Length > 2).OrderByDescending(p => p.Value.Length))
        {
            text = text.Replace(value, name, StringComparison.Ordinal);
        }
        text = Id().Replace(text, "{Id}");
        text = Time().Replace(text, "{Time}");
        return Duration().Replace(text, "{Duration}");
    }

    private static IEnumerable<(string Value, string Name)> Places() =>
    [
        (Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory), "{CurrentDirectory}"),
        (Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "{Temp}"),
        (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "{Home}"),
        (Environment.MachineName, "{Machine}"),
    ];

    [GeneratedRegex(@"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b\d+(?:\.\d+)? ?m?s\b")]
    private static partial Regex Duration();
}
