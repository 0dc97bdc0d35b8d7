using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>Finds the data folder's parts, and the right folder when the path is one off.</summary>
internal static class ChoiceFolder
{
    /// <summary>Checks that the folder has the splits that are needed.</summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="path">The folder as configured.</param>
    /// <param name="splits">Folders it must have, such as <c>dev</c> and <c>val</c>.</param>
    /// <exception cref="InputException">It has not; names the right folder when one is near.</exception>
    public static void Check(ChoiceBenchmark benchmark, string path, IReadOnlyList<string> splits)
    {
        var where = benchmark.Section + ".path";
        if (path.Length == 0)
        {
            throw new InputException(where, "no path is given.", $"set it to {benchmark.Wanted}.");
        }
        if (Has(path, splits))
        {
            return;
        }
        var what = !Path.Exists(path) ? $"'{path}' does not exist."
            : File.Exists(path) ? $"'{path}' is a file."
            : $"'{path}' has no folder {string.Join(" and no folder ", splits.Where(s => !Directory.Exists(Path.Combine(path, s))))}.";
        var fix = Near(path, splits) is { } right ? $"set it to '{right}'." : $"set it to {benchmark.Wanted}.";
        throw new InputException(where, what, fix);
    }

    private static bool Has(string path, IReadOnlyList<string> splits) => splits.All(s => Directory.Exists(Path.Combine(path, s)));

    // The slips people make: a folder above, a folder below, a split itself, or a name mistyped.
    private static string? Near(string path, IReadOnlyList<string> splits)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        return Below(full).SelectMany(f => Below(f).Prepend(f))
            .Concat(parent is null ? [] : Below(parent).Prepend(parent))
            .FirstOrDefault(f => Has(f, splits));
    }

    private static IEnumerable<string> Below(string path)
    {
        try
        {
            return Directory.Exists(path) ? Directory.GetDirectories(path).Order(StringComparer.Ordinal) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
