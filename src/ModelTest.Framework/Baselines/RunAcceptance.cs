using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Snapshots;

namespace ModelTest.Baselines;

/// <summary>Accepts what an earlier run gave, from its files: baselines of its outcomes, and the snapshots that it received.</summary>
/// <param name="baselines">The folder of all baselines.</param>
/// <param name="snapshots">The folder of all snapshots.</param>
/// <param name="isBuildServer">Whether this is a build server, which accepts nothing.</param>
internal sealed class RunAcceptance(string baselines, string snapshots, bool isBuildServer)
{
    /// <summary>Accepts a run.</summary>
    /// <param name="run">The run.</param>
    /// <returns>What was done, a sentence each.</returns>
    /// <exception cref="InputException">There is nothing that can be accepted, or a file cannot be written.</exception>
    public IReadOnlyList<string> Accept(FinishedRun run)
    {
        Check(run);
        var done = new List<string>();
        foreach (var recorded in run.Datasets.Where(d => d.Subjects.Count > 0))
        {
            var name = recorded.Dataset.Name;
            if (recorded.Dataset.Scale.IsAccuracy)
            {
                var limit = (int?)(run.Document.Settings?["datasets"]?[recorded.Provider]?["limit"] as JsonValue) ?? 0;
                List<SubjectResult> results = [.. recorded.Subjects.Select(s => s.Result)];
                done.Add(new BaselineAcceptance(new DatasetBaseline(baselines, name), isBuildServer).Accept(name, $"datasets.{recorded.Provider}", limit, results));
            }
            else if (ReceivedSnapshots.Accept(Path.Join(snapshots, SafeFileName.Of(name)), isBuildServer) is > 0 and var accepted)
            {
                done.Add(FormattableString.Invariant($"{accepted} received {(accepted == 1 ? "text" : "texts")} became snapshots of {name}."));
            }
        }
        return done.Count > 0 ? done : throw new InputException(
            run.Folder, $"has nothing to accept: its datasets are judged, and '{snapshots}' has no received snapshot of them.", "name the folder of the snapshots, or another run.");
    }

    // What a run must be for -p:AcceptBaseline=true, too.
    private static void Check(FinishedRun run)
    {
        if (run.Document.Status != RunDocument.Completed)
        {
            throw new InputException(run.Folder, "was stopped before its end.", "go on with it: -p:Resume=, and accept it then.");
        }
        if (run.Document.Shard is { } shard)
        {
            throw new InputException(run.Folder, $"is shard {shard} of a run.", "put the shards together, and accept what comes out.");
        }
        run.CheckScored();
    }
}
