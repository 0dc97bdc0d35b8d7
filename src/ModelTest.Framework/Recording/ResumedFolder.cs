using ModelTest.Configuration;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Finds the run that <c>run.resume</c> goes on with.</summary>
internal static class ResumedFolder
{
    private const string Key = "run.resume";

    /// <summary>The run's folder; null where none is to go on, or there is no latest one.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <exception cref="InputException">The folder is no run.</exception>
    public static string? Find(Settings settings, string startFolder)
    {
        if (settings.Run.Resume is not { Length: > 0 } named)
        {
            return null;
        }
        if (named == RunSettings.Latest)
        {
            return LatestRun.Find(settings.Run.Results, startFolder, AskedAModel);
        }
        if (settings.InspectPath(Key, named) is { } missing)
        {
            throw new InputException([missing]);
        }
        return RecordedRun.Is(named)
            ? named
            : throw new InputException([settings.Locate(new Problem(
                Key, $"'{named}' is no run.", $"name a folder with a {RunFiles.Run}, or '{RunSettings.Latest}'."))]);
    }

    // The newest run may be one that only scored another: there is nothing to go on with.
    private static bool AskedAModel(string folder) => RecordedRun.Is(folder) && RecordedRun.Open(folder).Document.From is null;
}
