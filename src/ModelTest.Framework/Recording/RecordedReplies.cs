using ModelTest.Configuration;
using ModelTest.Judging;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Reads back what models and judges said in an earlier run: <c>run.judgements</c>.</summary>
internal static class RecordedReplies
{
    private const string Key = "run.judgements";
    private const string NameForm = "yyyyMMdd-HHmmss";

    /// <summary>What the run that the settings name was told; nothing where they name none, or there is no latest one.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <exception cref="InputException">The folder is no judged run, or a line in its files is none.</exception>
    public static EarlierReplies Load(Settings settings, string startFolder)
    {
        if (settings.Run.Judgements is not { Length: > 0 } named)
        {
            return EarlierReplies.None;
        }
        if (named != RunSettings.Latest)
        {
            Check(settings, named);
        }
        var folder = named == RunSettings.Latest ? Latest(settings.Run.Results, startFolder) : named;
        return folder is null ? EarlierReplies.None : new EarlierReplies(Read(folder));
    }

    private static void Check(Settings settings, string folder)
    {
        if (settings.InspectPath(Key, folder) is { } missing)
        {
            throw new InputException([missing]);
        }
        if (!IsJudged(folder))
        {
            throw new InputException([settings.Locate(new Problem(
                Key, $"'{folder}' holds no judgements.", $"name the folder of a judged run, with '{RunFiles.Judgements}' in it, or '{RunSettings.Latest}'."))]);
        }
    }

    private static IEnumerable<ModelCall> Read(string folder) =>
    [
        .. Files(folder, RunFiles.Replies).SelectMany(f => LineReader.Read<ReplyLine>(f, "a recorded reply")).Select(l => l.ToCall()),
        .. Files(folder, RunFiles.Judgements).Concat(Files(folder, RunFiles.Calibration)).SelectMany(f => LineReader.Read<JudgementLine>(f, "a recorded judgement")).Select(l => l.ToCall()).OfType<ModelCall>(),
    ];

    private static string[] Files(string folder, string kind) => Path.Join(folder, kind) is var files && Directory.Exists(files)
        ? [.. Directory.GetFiles(files, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    // In a named folder the latest run is the one in it, or what was left there of one that was stopped.
    private static string? Latest(string results, string startFolder)
    {
        var runs = results.Length > 0
            ? [results, .. Newest(results, "stopped-*", "stopped-".Length)]
            : Newest(Path.Join(startFolder, "TestResults", "modeltest"), "*", 0);
        return runs.FirstOrDefault(IsJudged);
    }

    // Names are times; runs of the same second have a number after it.
    private static string[] Newest(string folder, string pattern, int prefix) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetDirectories(folder, pattern)
            .Select(path => (Path: path, Name: Path.GetFileName(path)[prefix..]))
            .Where(d => d.Name.Length >= NameForm.Length)
            .OrderByDescending(d => d.Name[..NameForm.Length], StringComparer.Ordinal)
            .ThenByDescending(d => d.Name.Length)
            .ThenByDescending(d => d.Name, StringComparer.Ordinal)
            .Select(d => d.Path),
    ];

    private static bool IsJudged(string folder) =>
        Directory.Exists(Path.Join(folder, RunFiles.Judgements)) || Directory.Exists(Path.Join(folder, RunFiles.Replies));
}
