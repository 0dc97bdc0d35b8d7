using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Paths of the configuration.</summary>
internal static class SettingsPaths
{
    /// <summary>The absolute path of a value; URLs, empty values and what cannot be a path stay as they are.</summary>
    public static string Resolve(string value, string folder)
    {
        if (value.Length == 0 || IsUrl(value) || !CanBe(value))
        {
            return value;
        }
        if (value == "~" || value.StartsWith("~/", StringComparison.Ordinal) || value.StartsWith("~\\", StringComparison.Ordinal))
        {
            value = Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), value[1..]);
        }
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(value, Path.GetFullPath(folder)));
    }

    public static bool IsUrl(string value) => value.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a text can be a path on any system.</summary>
    public static bool CanBe(string value) => !value.Contains('\0', StringComparison.Ordinal);

    public static bool IsBareName(string value) => !IsUrl(value) && value.IndexOfAny(['/', '\\', '~']) < 0;

    /// <summary>The problem of a path that does not exist, with the nearest name that does.</summary>
    public static Problem? Inspect(string? source, string key, string path)
    {
        if (path.Length == 0 || IsUrl(path) || Path.Exists(path))
        {
            return null;
        }
        var fix = "check the path.";
        if (Path.GetDirectoryName(path) is { } parent)
        {
            fix = Directory.Exists(parent)
                ? NearestIn(parent, Path.GetFileName(path)) is { } near ? $"did you mean '{Path.Join(parent, near)}'?" : fix
                : $"check the path; '{parent}' does not exist either.";
        }
        return new Problem(source is null ? key : $"{source}, {key}", $"'{path}' does not exist.", fix);
    }

    private static string? NearestIn(string folder, string name)
    {
        try
        {
            return Nearest.Find(name, Directory.EnumerateFileSystemEntries(folder).Select(p => Path.GetFileName(p)));
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
