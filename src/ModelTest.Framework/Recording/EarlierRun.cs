using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelTest.Recording;

/// <summary>
/// What an earlier run left in a folder that is named again. Runs are never mixed: a completed run gives way, one that was stopped is
/// kept in a folder beside the new files, because its items may have taken hours.
/// </summary>
internal static class EarlierRun
{
    private static readonly string[] Files =
        [RunFiles.Progress, RunFiles.Subjects, RunFiles.SummaryCsv, RunFiles.SummaryText, RunFiles.SummaryMarkdown, RunFiles.Report, RunFiles.Run];

    private static readonly string[] Folders = [RunFiles.Predictions, RunFiles.Replies, RunFiles.Judgements, RunFiles.Calibration, RunFiles.Tables];

    /// <summary>Makes room for a new run; touches only files of a run.</summary>
    public static void PutAside(string folder, TimeProvider time)
    {
        var run = Path.Join(folder, RunFiles.Run);
        if (!File.Exists(run))
        {
            return;
        }
        if (Text(run, "status") == RunDocument.Completed)
        {
            foreach (var kind in Folders.Select(f => Path.Join(folder, f)).Where(Directory.Exists))
            {
                Directory.Delete(kind, recursive: true);
            }
            Array.ForEach(Files, name => File.Delete(Path.Join(folder, name)));
            return;
        }
        var aside = Directory.CreateDirectory(Path.Join(folder, Name(folder, time))).FullName;
        foreach (var name in Folders.Where(f => Directory.Exists(Path.Join(folder, f))))
        {
            Directory.Move(Path.Join(folder, name), Path.Join(aside, name));
        }
        foreach (var name in Files.Where(f => File.Exists(Path.Join(folder, f))))
        {
            File.Move(Path.Join(folder, name), Path.Join(aside, name));
        }
    }

    /// <summary>Whether the folder holds a run, finished or not, of the command of that name; or, of several models, a folder in it does.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="session">The command's name; nothing is of a command without one.</param>
    public static bool IsOf(string folder, string session) =>
        Holds(folder, session) || (Directory.Exists(folder) && Directory.GetDirectories(folder).Any(inside => Holds(inside, session)));

    private static bool Holds(string folder, string session)
    {
        var run = Path.Join(folder, RunFiles.Run);
        return session.Length > 0 && File.Exists(run) && Text(run, "session") == session;
    }

    private static string Name(string folder, TimeProvider time)
    {
        var name = "stopped-" + time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var free = name;
        for (var number = 2; Path.Exists(Path.Join(folder, free)); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }
        return free;
    }

    private static string? Text(string run, string key)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(run)) is JsonObject record
                && record[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
