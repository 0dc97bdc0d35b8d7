using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;

namespace ModelTest.TestLogger;

/// <summary>
/// The test process writes the folders of its runs, one for each model, into a file, so that the logger, in another process, finds them. The file
/// is the command's own, where the tests run for a command, so that two commands at once print each its own runs; else it lies beside the test assembly.
/// </summary>
internal static class RunPointer
{
    /// <summary>The variable that names the file with what a command was told. Without an underscore: it is no setting.</summary>
    public const string CommandVariable = "MODELTESTCOMMAND";

    /// <summary>The name of the file beside the test assembly.</summary>
    public const string Name = "modeltest.run";

    /// <summary>The file.</summary>
    /// <param name="folder">The folder of the test assembly.</param>
    /// <param name="command">The file with what the command was told; empty where there is none.</param>
    public static string FileOf(string folder, string command) =>
        command.Length > 0 ? Path.ChangeExtension(command, ".run") : Path.Combine(folder, Name);

    /// <summary>The file with what the command was told; empty where the tests run for none.</summary>
    /// <param name="runSettings">VSTest's settings of the test run, in XML.</param>
    public static string Command(string? runSettings)
    {
        try
        {
            return XElement.Parse(runSettings ?? "<RunSettings/>")
                .Element("RunConfiguration")?.Element("EnvironmentVariables")?.Element(CommandVariable)?.Value ?? "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    /// <summary>The runs' folders; empty when this command has not (yet) started one.</summary>
    /// <param name="source">The test assembly's file.</param>
    /// <param name="command">The file with what the command was told; empty where there is none.</param>
    /// <param name="since">Pointers older than this are of earlier commands; local time.</param>
    public static IReadOnlyList<string> Find(string source, string command, DateTime since)
    {
        var file = FileOf(Path.GetDirectoryName(Path.GetFullPath(source)) ?? "", command);
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
