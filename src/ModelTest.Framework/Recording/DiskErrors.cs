using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Tells a person what to do when results cannot be written.</summary>
internal static class DiskErrors
{
    /// <summary>Runs the action; errors of the disk become an <see cref="InputException"/> that names the path.</summary>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            const string Fix = "free space or rights there, or name another folder with MODELTEST_run__results.";
            throw new InputException(path, $"results cannot be written: {e.Message}", Fix, e);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });

    /// <summary>Writes a whole file so that a reader sees the old text or the new, never a part.</summary>
    public static void Replace(string path, string text) => Guard(path, () =>
    {
        var temporary = path + RunFiles.TemporaryEnd;
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    });
}
