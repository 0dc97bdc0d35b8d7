namespace ModelTest.TestLogger;

/// <summary>Reads files that the test process may be writing.</summary>
internal static class SharedFile
{
    /// <summary>The text, or nothing when the file is not there or not readable: a table with less in it beats none.</summary>
    /// <param name="path">The file.</param>
    public static string Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
