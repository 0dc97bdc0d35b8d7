using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Settings of the run that do not go together.</summary>
internal static class RunChecks
{
    /// <summary>What several models in one run do not go with; the place is a key.</summary>
    /// <param name="settings">All settings.</param>
    public static IEnumerable<Problem> InspectSeveral(Settings settings)
    {
        var run = settings.Run;
        if (run.Models.Length == 0)
        {
            yield break;
        }
        if (settings.Several.Count < 2)
        {
            yield return new Problem("run.models", "names only one model.", "name two or more, or the one as the model (-p:Model=).");
        }
        if (run.IsRecorded)
        {
            yield return new Problem(
                "run.models", $"names models to ask, and run.mode is {SettingsNames.Of(run.Mode.ToString())}, which asks none.", "take one of the two out; runs are compared with 'modeltest compare'.");
        }
        if (run.Resume is not null && (run.Resume != RunSettings.Latest || run.Results.Length == 0))
        {
            yield return new Problem(
                "run.resume", "names one run, and run.models several models.", "set run.resume to latest and run.results to the folder of all of them.");
        }
        if (settings.Baselines.Accept || settings.Snapshots.Accept)
        {
            yield return new Problem(
                settings.Baselines.Accept ? "baselines.accept" : "snapshots.accept", "is set, and run.models names several models.", "accept what one model gives.");
        }
    }

    /// <summary>What is wrong with them; the place is a key.</summary>
    /// <param name="run">The settings.</param>
    public static IEnumerable<Problem> Inspect(RunSettings run)
    {
        var mode = SettingsNames.Of(run.Mode.ToString());
        if (run.Shard is { } shard && run.Part is null)
        {
            yield return new Problem("run.shard", $"is '{shard}', not a part of a run.", "give its number and how many parts there are: 2/3.");
        }
        if (run.IsRecorded && run.From.Length == 0)
        {
            yield return new Problem(
                "run.mode", $"is {mode}, which needs the folder of a run, and run.from names none.", "name it: -p:From=, run.from or MODELTEST_run__from.");
        }
        if (!run.IsRecorded && run.From.Length > 0)
        {
            yield return new Problem("run.from", $"names runs, and run.mode is {mode}, which asks the model.", "set run.mode to evaluate or report.");
        }
        if (run.IsRecorded && run.Resume is not null)
        {
            yield return new Problem("run.resume", $"goes on asking the model, and run.mode is {mode}.", "take one of the two out.");
        }
        if (run.IsRecorded && run.Shard is not null)
        {
            yield return new Problem("run.shard", $"is a part of a run, and run.mode is {mode}, which is about whole runs.", "take one of the two out.");
        }
        if (run.Resume is { } resume && resume != RunSettings.Latest && run.Results.Length > 0 && run.Results != resume)
        {
            yield return new Problem(
                "run.resume", $"goes on in '{resume}', and run.results names '{run.Results}'.", "take run.results out, or set run.resume to latest.");
        }
    }
}
