using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>Finds a data file from a configured path, and the right path when that is one or two folders off.</summary>
internal static class DataPath
{
    /// <summary>The data file.</summary>
    /// <param name="key">The configuration's key, such as <c>datasets.fofo.path</c>.</param>
    /// <param name="path">The path as configured: the file itself, or the folder that holds it.</param>
    /// <param name="names">The file's names in the folder, the first that is there is taken; slashes for folders.</param>
    /// <param name="wanted">What the path should be, such as <c>FoFo's folder data, which holds fofo_test_prompts.json</c>.</param>
    /// <exception cref="InputException">It is not there; names the right folder when one is near.</exception>
    public static string Find(string key, string path, IReadOnlyList<string> names, string wanted)
    {
        if (path.Length == 0)
        {
            throw new InputException(key, "no path is given.", $"set it to {wanted}.");
        }
        if (File.Exists(path) || In(path, names) is not null)
        {
            return File.Exists(path) ? path : In(path, names)!;
        }
        var what = Directory.Exists(path) ? $"'{path}' has no {string.Join(" and no ", names)}." : $"'{path}' does not exist.";
        var near = Near(path).FirstOrDefault(f => In(f, names) is not null);
        throw new InputException(key, what, near is null ? $"set it to {wanted}." : $"set it to '{near}'.");
    }

    private static string? In(string folder, IReadOnlyList<string> names) =>
        names.Select(n => Path.Combine(folder, Path.Combine(n.Split('/')))).FirstOrDefault(File.Exists);

    // The slips people make: one or two folders above, one or two below, or a name mistyped.
    private static IEnumerable<string> Near(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        var grandparent = Path.GetDirectoryName(parent);
        return Below(full).Concat(Below(full).SelectMany(Below))
            .Concat(new[] { parent, grandparent }.OfType<string>())
            .Concat(parent is null ? [] : Below(parent));
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
