using ModelTest.Baselines;
using ModelTest.Datasets;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>The test of a dataset's baseline: compares the run's items with the accepted ones, or accepts the run's.</summary>
/// <param name="dataset">A dataset whose items are right or wrong.</param>
/// <param name="run">The run.</param>
internal sealed class BaselineRunner(SuiteDataset dataset, RunContext run)
{
    private readonly DatasetBaseline baseline = Of(run.Suite, dataset);

    private string Name => $"{dataset.Dataset.Name} / (baseline)";

    /// <summary>The baseline of a dataset.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="dataset">The dataset.</param>
    public static DatasetBaseline Of(Suite suite, SuiteDataset dataset)
    {
        var given = suite.Settings.Baselines.Path;
        return new DatasetBaseline(given.Length > 0 ? given : Path.Join(suite.Runtime.ProjectFolder, "baselines"), dataset.Dataset.Name);
    }

    /// <summary>Compares or accepts.</summary>
    /// <param name="results">The results of the selected subjects.</param>
    /// <param name="recorder">Takes what the comparison finds.</param>
    /// <exception cref="InputException">A file of the baseline cannot be read or written, or the run cannot become one.</exception>
    public TestReport Run(IReadOnlyList<SubjectResult> results, RunRecorder recorder) =>
        run.Suite.Settings.Baselines.Accept ? Accept(results, recorder) : Compare(results, recorder);

    private TestReport Accept(IReadOnlyList<SubjectResult> results, RunRecorder recorder)
    {
        var note = new BaselineAcceptance(baseline, run.Snapshots.Host.IsBuildServer)
            .Accept(dataset.Dataset.Name, $"datasets.{dataset.Name}", dataset.Settings.Limit, results);
        recorder.AddNote(note);
        return new TestReport($"{Name}: {note}", null);
    }

    private TestReport Compare(IReadOnlyList<SubjectResult> results, RunRecorder recorder)
    {
        var compared = results.Select(Compared).OfType<SubjectComparison>().Where(c => c.Counts.Items > 0).ToList();
        if (compared.Count == 0)
        {
            throw Refused("it has none of this run's items.", "accept a baseline of these items with -p:AcceptBaseline=true, or take the folder away.");
        }
        var gates = run.Suite.Settings.Gates;
        var settings = gates.Baseline(dataset.Name);
        var whole = new BaselineComparison(compared);
        var gate = new BaselineGate(Name, whole, settings, settings.Significance);
        var parts = Parts(compared).ToList();
        var failures = parts.Prepend(gate).Select(g => g.Check()).OfType<string>().ToList();
        var failure = failures.Count == 0 ? null : string.Join("\n\n", failures);
        var warnings = parts.Prepend(gate).SelectMany(g => g.Warnings()).Concat(Without(results)).ToList();
        warnings.ForEach(recorder.AddNote);
        var text = string.Join('\n', [gate.Numbers(), .. parts.Select(p => p.Numbers()), .. warnings.Select(w => $"Note: {w}")]);
        recorder.CompleteBaseline(RunBaseline.Of(dataset.Dataset.Name, whole, gate, failure));
        return new TestReport(text, failure);
    }

    private SubjectComparison? Compared(SubjectResult result) =>
        baseline.File(result.Subject.Name) is { Exists: true } file ? SubjectComparison.Of(file.Read(), result) : null;

    private IEnumerable<BaselineGate> Parts(IReadOnlyList<SubjectComparison> compared)
    {
        var gates = run.Suite.Settings.Gates;
        foreach (var group in dataset.Dataset.Groups)
        {
            var members = compared.Where(c => group.Subjects.Contains(c.Subject.Name, StringComparer.Ordinal)).ToList();
            if (gates.Baseline(dataset.Name, group) is { } limits && members.Count > 0)
            {
                yield return Part(group.Title, members, limits);
            }
        }
        foreach (var subject in compared)
        {
            if (gates.Baseline(dataset.Name, subject.Subject) is { } limits)
            {
                yield return Part(subject.Subject.Name, [subject], limits);
            }
        }
    }

    // Whether a part has lost significantly is tested with all others, in the whole.
    private BaselineGate Part(string name, IReadOnlyList<SubjectComparison> members, BaselineLimits limits) =>
        new($"{dataset.Dataset.Name} / {name} (baseline)", new BaselineComparison(members), limits, significance: 0);

    private IEnumerable<string> Without(IReadOnlyList<SubjectResult> results)
    {
        var missing = results.Select(r => r.Subject.Name).Where(s => !baseline.File(s).Exists).ToList();
        if (missing.Count > 0)
        {
            yield return $"{Name}: there is no baseline of {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? $" and {missing.Count - 5} more" : "")}.";
        }
    }

    private InputException Refused(string what, string fix) => new(baseline.Folder, what, fix);
}
