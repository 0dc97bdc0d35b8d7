using ModelTest.Configuration;
using ModelTest.Judging;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Reads back what models and judges said in an earlier run: <c>run.judgements</c>.</summary>
internal static class RecordedReplies
{
    private const string Key = "run.judgements";

    /// <summary>What the run that the settings name was told; nothing where they name none, or there is no latest one.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <exception cref="InputException">The folder is no judged run, or a line in its files is none.</exception>
    public static IEnumerable<ModelCall> Load(Settings settings, string startFolder)
    {
        if (settings.Run.Judgements is not { Length: > 0 } named)
        {
            return [];
        }
        if (named != RunSettings.Latest)
        {
            Check(settings, named);
        }
        var folder = named == RunSettings.Latest ? LatestRun.Find(settings.Run.Results, startFolder, IsJudged) : named;
        // Waiting for it was another run's.
        return folder is null ? [] : RunLines.Calls(folder).Select(c => c with { Milliseconds = 0, Reused = true });
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

    private static bool IsJudged(string folder) =>
        Directory.Exists(Path.Join(folder, RunFiles.Judgements)) || Directory.Exists(Path.Join(folder, RunFiles.Replies));
}
