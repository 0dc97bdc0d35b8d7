using System.Globalization;
using System.Text.Json;
using CsvHelper;
using ModelTest.Recording;

namespace ModelTest.Reporting.History;

/// <summary>
/// Finds the earlier runs beside a run's folder, by the names that folders get by themselves. A report must not fail for what else lies there: what is
/// no whole run, cannot be read, or is too large to be one is passed over.
/// </summary>
internal static class RunHistory
{
    /// <summary>The most earlier runs that are shown.</summary>
    public const int Most = 20;

    private const string NameForm = "yyyyMMdd-HHmmss";
    private const int MostLookedAt = 200;
    private const long MostBytes = 8 << 20;

    /// <summary>The latest of them, the oldest first.</summary>
    /// <param name="folder">The run's folder, whose name is not looked at.</param>
    public static IReadOnlyList<HistoryRun> Before(string folder)
    {
        var own = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(Path.GetDirectoryName(own) ?? own).Where(f => f != own && IsNamedByTime(f))
                    .OrderByDescending(f => Path.GetFileName(f), StringComparer.Ordinal).Take(MostLookedAt)
                    .Select(Read).OfType<HistoryRun>().Take(Most).OrderBy(r => r.Started),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsNamedByTime(string folder) => Path.GetFileName(folder) is { Length: >= 15 } name
        && DateTime.TryParseExact(name.AsSpan(0, NameForm.Length), NameForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static HistoryRun? Read(string folder)
    {
        var (run, subjects) = (new FileInfo(Path.Join(folder, RunFiles.Run)), new FileInfo(Path.Join(folder, RunFiles.Subjects)));
        try
        {
            if (!run.Exists || !subjects.Exists || run.Length > MostBytes || subjects.Length > MostBytes)
            {
                return null;
            }
            var document = JsonSerializer.Deserialize<HistoryDocument>(File.ReadAllText(run.FullName), RecordJson.Document);
            return document is { IsWhole: true }
                ? new HistoryRun(document.Started, document.Model!.Name!, document.Model.Fingerprint!, SubjectsFile.Read(subjects.FullName))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or CsvFormatException or CsvValidationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
