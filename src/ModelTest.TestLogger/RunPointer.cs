using System.Diagnostics;

namespace ModelTest.TestLogger;

/// <summary>The test process writes the folders of its runs, one for each model, beside the test assembly, so that the logger, in another process, finds it.</summary>
internal static class RunPointer
{
    /// <summary>The runs' folders; empty when this command has not (yet) started one.</summary>
    /// <param name="source">The test assembly's file.</param>
    /// <param name="since">Pointers older than this are of earlier commands; local time.</param>
    public static IReadOnlyList<string> Find(string source, DateTime since)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(source)) ?? "", RunConsole.PointerName);
        if (!File.Exists(file) || File.GetLastWriteTime(file) < since)
        {
            return [];
        }
        return [.. SharedFile.Read(file).Split('\n').Select(folder => folder.Trim()).Where(folder => folder.Length > 0 && Directory.Exists(folder))];
    }

    /// <summary>When this process started, which is before any test process it starts.</summary>
    public static DateTime ProcessStart()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime;
    }
}
