using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Settings of the run that do not go together.</summary>
internal static class RunChecks
{
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
