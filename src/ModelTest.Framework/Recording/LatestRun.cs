namespace ModelTest.Recording;

/// <summary>Finds the newest run where results go.</summary>
internal static class LatestRun
{
    private const string NameForm = "yyyyMMdd-HHmmss";

    /// <summary>The folder of the newest run that will do; null where there is none.</summary>
    /// <param name="results">The folder that results are configured to go to; empty: none.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <param name="accepts">Whether a folder will do.</param>
    public static string? Find(string results, string startFolder, Func<string, bool> accepts)
    {
        // In a named folder the latest run is the one in it, or what was left there of one that was stopped.
        var runs = results.Length > 0
            ? [results, .. Newest(results, "stopped-*", "stopped-".Length)]
            : Newest(Path.Join(Path.GetFullPath(startFolder), "TestResults", "modeltest"), "*", 0);
        return runs.FirstOrDefault(accepts);
    }

    // Names are times; runs of the same second have a number after it.
    private static string[] Newest(string folder, string pattern, int prefix) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetDirectories(folder, pattern)
            .Select(path => (Path: path, Name: Path.GetFileName(path)[prefix..]))
            .Where(d => d.Name.Length >= NameForm.Length)
            .OrderByDescending(d => d.Name[..NameForm.Length], StringComparer.Ordinal)
            .ThenByDescending(d => d.Name.Length)
            .ThenByDescending(d => d.Name, StringComparer.Ordinal)
            .Select(d => d.Path),
    ];
}
