namespace ModelTest.Running;

/// <summary>The file with what one command was told, written by the build just before the tests start.</summary>
internal static class CommandFile
{
    /// <summary>The name of the file beside the test assembly that <c>dotnet run</c> leaves, which can hand over no variable.</summary>
    public const string Name = "modeltest.command.json";

    /// <summary>Reads what <c>dotnet run</c> left and deletes it, for a later start of the program is another command; null when there is none.</summary>
    /// <param name="folder">The folder of the test assembly.</param>
    /// <param name="read">Reads the file.</param>
    public static RuntimeSettings? Take(string folder, Func<string, RuntimeSettings> read)
    {
        var file = Path.Join(folder, Name);
        if (!File.Exists(file))
        {
            return null;
        }
        var settings = read(file);
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays until the next 'dotnet run' writes it again.
        }
        return settings;
    }
}
