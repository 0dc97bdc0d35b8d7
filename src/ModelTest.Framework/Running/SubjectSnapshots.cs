using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Snapshots;

namespace ModelTest.Running;

/// <summary>Compares judged subjects with their snapshots, which are beside the test project: <c>Snapshots/{dataset}/{subject}.verified.txt</c>.</summary>
/// <param name="suite">The test project.</param>
/// <param name="host">Where this happens.</param>
internal sealed class SubjectSnapshots(Suite suite, SnapshotHost host)
{
    /// <summary>Where they are compared.</summary>
    public SnapshotHost Host => host;

    private SnapshotSettings Settings => suite.Settings.Snapshots;

    /// <summary>Compares a subject.</summary>
    /// <param name="dataset">Its dataset.</param>
    /// <param name="result">The subject's result.</param>
    /// <param name="model">The model.</param>
    /// <param name="judge">The judge.</param>
    /// <returns>Why the test fails; what to say of a comparison that was not made; each null where there is nothing to say.</returns>
    /// <exception cref="InputException">A file cannot be read or written.</exception>
    public async Task<(string? Failure, string? Note)> CheckAsync(SuiteDataset dataset, SubjectResult result, ModelInfo model, ModelInfo judge)
    {
        // What lacks a reply fails as it is; there is nothing that could be accepted.
        if (result.Errors > 0 || (Settings.Check == SnapshotCheck.Never && !Settings.Accept))
        {
            return (null, null);
        }
        var folder = Path.Join(suite.Runtime.ProjectFolder, "Snapshots", SafeFileName.Of(result.Dataset));
        if (WhyPartial(dataset) is { } partial)
        {
            return Settings.Accept
                ? (new Problem(folder, $"{partial}, and part of the items is no snapshot.", "accept a whole run.").ToString(), null)
                : (null, Directory.Exists(folder) ? $"{partial}, so {dataset.Dataset.Name} was not compared with its snapshots." : null);
        }
        var file = new SnapshotFile(Path.Join(folder, SafeFileName.Of(result.Subject.Name)));
        var made = SnapshotHeader.Of(model, judge);
        var before = file.Read();
        var known = before is null ? null : SnapshotHeader.Read(before);
        if (Settings is { Check: SnapshotCheck.Auto, Accept: false } && NotChecked(dataset, folder, made) is { } note)
        {
            return (null, note.Length > 0 ? note : null);
        }
        var heading = known is not null && known != made
            ? $"{result.Dataset} / {result.Subject.Name}: the snapshot is of {known}, this run is of {made}. Set snapshots.check to auto or never to"
                + " go without it, or accept this run's."
            : $"{result.Dataset} / {result.Subject.Name}: replies or judgements differ from the snapshot.";
        var text = SnapshotText.Of(dataset.Dataset, result, model, judge);
        var failure = await new SnapshotComparison(host, Settings.Accept, "-p:AcceptSnapshots=true").CompareAsync(file, text, heading).ConfigureAwait(false);
        var accepted = failure is null && (before is null || !SnapshotFile.AreEqual(before, text));
        return (failure, accepted ? $"replies and judgements of this run became snapshots of {result.Dataset}." : null);
    }

    // Why a subject may have other items than its snapshot; null: it has all.
    private string? WhyPartial(SuiteDataset dataset) => suite.Settings.Run.Shard is { } shard ? $"run.shard is {shard}"
        : dataset.Settings.Limit > 0 ? $"datasets.{dataset.Name}.limit is set"
        : null;

    // Null: it is checked. Without any snapshot there is nothing to say.
    private static string? NotChecked(SuiteDataset dataset, string folder, SnapshotHeader made)
    {
        var makers = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*" + SnapshotFile.VerifiedEnd)
                .Select(f => SnapshotHeader.Read(SnapshotHost.Guard(f, () => string.Join('\n', File.ReadLines(f).Take(10)))))
                .OfType<SnapshotHeader>().Distinct().ToList()
            : [];
        return makers.Count == 0 ? ""
            : !makers.Contains(made)
                ? $"the snapshots of {dataset.Dataset.Name} are of {string.Join(" and of ", makers)}; this run of {made} was not compared with them."
            : null;
    }
}
