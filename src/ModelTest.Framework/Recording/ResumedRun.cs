using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>An interrupted run that goes on in its folder: <c>run.resume</c>. It goes on as the same run, or not at all.</summary>
/// <param name="run">What there is of it.</param>
/// <param name="settings">The settings in force.</param>
internal sealed class ResumedRun(RecordedRun run, Settings settings)
{
    private const string Fix = "go on with the settings, model and judge it was started with, or start a new run without run.resume.";

    /// <summary>What there is of it.</summary>
    public RecordedRun Run => run;

    /// <summary>Checks everything that is known before a dataset is read.</summary>
    /// <param name="model">The opened model.</param>
    /// <param name="session">Names the command; empty: it has no name.</param>
    /// <exception cref="InputException">The run was another one.</exception>
    public void Check(ModelInfo model, string session)
    {
        if (session.Length > 0 && run.Document.Session == session)
        {
            throw new InputException([settings.Locate(new Problem(
                "run.resume", $"another test project of this command has its results in '{run.Folder}'.", "go on with one test project at a time."))]);
        }
        var was = run.Document.Settings;
        var providers = run.Document.Datasets.Select(d => d.Provider).Distinct(StringComparer.Ordinal).ToList();
        var now = SettingsDump.Of(settings, providers);
        Throw([
            .. RunComparison.Models("model", run.Document.Model, model),
            // Without a model there are no items either.
            .. run.Document.Model is null ? [] : RunComparison.Generation("model", was, now),
            .. RunComparison.Generation("judge", was, now),
            .. providers.Where(settings.Datasets.ContainsKey)
                .SelectMany(p => RunComparison.Dataset(p, settings.Datasets[p].GetType(), was, now)),
            .. RunComparison.Run("seed", was, now),
            .. RunComparison.Run("mode", was, now),
            .. Shards(was),
        ]);
    }

    /// <summary>Checks the judge.</summary>
    /// <param name="judge">The opened judge.</param>
    /// <exception cref="InputException">It was another one.</exception>
    public void CheckJudge(ModelInfo judge) => Throw([.. RunComparison.Models("judge", run.Document.Judge, judge)]);

    /// <summary>Checks the prompts of a dataset.</summary>
    /// <param name="provider">The dataset's name in the configuration.</param>
    /// <param name="dataset">The opened dataset.</param>
    /// <exception cref="InputException">They were others, or the dataset was.</exception>
    public void CheckDataset(string provider, IDataset dataset)
    {
        if (run.Document.Datasets.FirstOrDefault(d => d.Provider == provider && d.Name != dataset.Name) is { } other)
        {
            Throw([new RunDifference($"the data of {provider}", other.Name, dataset.Name)]);
        }
        if (run.Document.Datasets.FirstOrDefault(d => d.Name == dataset.Name) is { } known)
        {
            Throw([.. dataset.Subjects.Where(s => known.Versions.ContainsKey(s.Name) && known.Versions[s.Name] != dataset.Version(s))
                .Select(s => new RunDifference($"the version of {dataset.Name} / {s.Name}", known.Versions[s.Name], dataset.Version(s)))]);
        }
    }

    private IEnumerable<RunDifference> Shards(JsonObject? was)
    {
        var before = was?["run"]?["shard"]?.GetValue<string>();
        return before == settings.Run.Shard ? [] : [new RunDifference("run.shard", before ?? "not set", settings.Run.Shard ?? "not set")];
    }

    private void Throw(IReadOnlyList<RunDifference> differences)
    {
        if (differences.Count > 0)
        {
            throw new InputException([settings.Locate(new Problem(
                "run.resume", $"the run in '{run.Folder}' cannot go on as this one: {RunDifference.Describe(differences)}", Fix))]);
        }
    }
}
