using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Finds runs where a person names a folder.</summary>
internal static class RunFolders
{
    /// <summary>The runs that a folder stands for: itself, or those in it.</summary>
    /// <param name="named">The folder.</param>
    /// <returns>Absolute paths without a separator at the end, in the order of their names; empty where there is none.</returns>
    public static IReadOnlyList<string> In(string named)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        return RecordedRun.Is(folder) ? [folder]
            : Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Where(RecordedRun.Is).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The same, at least one.</summary>
    /// <param name="named">The folder.</param>
    /// <exception cref="InputException">There is no run.</exception>
    public static IReadOnlyList<string> Resolve(string named)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        if (Configuration.SettingsPaths.Inspect(null, "the run", folder) is { } missing)
        {
            throw new InputException([missing]);
        }
        return In(folder) is { Count: > 0 } runs
            ? runs
            : throw new InputException(folder, "is no run, and no folder in it is.", $"name a folder with a {RunFiles.Run}, or one with such folders in it.");
    }
}
