using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Judging.Quality;
using ModelTest.Reporting;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A dataset of the run and its finished subjects.</summary>
/// <param name="provider">The name in filters and the configuration.</param>
/// <param name="dataset">The dataset.</param>
internal sealed class RecordedDataset(string provider, IDataset dataset)
{
    private const string Average = "naive_average";

    private readonly Dictionary<string, RecordedSubject> finished = new(StringComparer.Ordinal);
    private readonly List<(SubjectGroup? Group, GateResult Found)> gates = [];

    public string Provider { get; } = provider;

    public IDataset Dataset { get; } = dataset;

    /// <summary>The finished subjects in the order of the report.</summary>
    public IReadOnlyList<RecordedSubject> Subjects =>
        [.. Dataset.Subjects.Where(s => finished.ContainsKey(s.Name)).Select(s => finished[s.Name])];

    /// <summary>What the dataset's own test of its judge found; null while there is none.</summary>
    public JudgeCheck? Judge { get; set; }

    public IEnumerable<SubjectRow> Rows => Subjects.Select(s => s.Row);

    /// <summary>Adds a finished subject.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="result">Its items.</param>
    /// <param name="failure">Why its test fails; null when it passes.</param>
    public void Add(SubjectRow row, SubjectResult result, string? failure) =>
        finished[row.Subject] = new RecordedSubject(row, result) { Failure = failure };

    /// <summary>The gates that were checked; null stands for the group of all subjects.</summary>
    public void Add(SubjectGroup? group, GateResult found) => gates.Add((group, found));

    /// <summary>The groups that were gated, or all of whose subjects are finished and have items.</summary>
    public IReadOnlyList<GroupRow> Groups()
    {
        var left = gates.ToList();
        var rows = new List<GroupRow>();
        foreach (var group in Dataset.Groups)
        {
            var all = group.Compute is null && group.Subjects.Count == Dataset.Subjects.Count;
            var gate = left.FindIndex(g => g.Group == group);
            gate = gate < 0 && (all || group == Headline.Of(Dataset)) ? left.FindIndex(g => g.Group is null) : gate;
            var title = all ? GroupRow.Overall : group.Title;
            if (gate >= 0)
            {
                rows.Add(Row(group.Name, title, left[gate].Found, isGate: true, ErrorOf(group)));
                left.RemoveAt(gate);
            }
            else if (group.Subjects.Count > 0 && group.Subjects.All(IsScored))
            {
                var results = group.Subjects.Select(s => finished[s].Result).ToList();
                rows.Add(Row(group.Name, title, ScoreGate.CheckGroup(Dataset.Name, group, results, null, "")!, isGate: false, ErrorOf(group)));
            }
        }
        return [.. rows, .. left.Select(g => Row(Dataset.Name, GroupRow.Overall, g.Found, isGate: true, Clustered(Dataset.Subjects.Select(s => s.Name))))];
    }

    /// <summary>The gates that were checked, for run.json.</summary>
    public IEnumerable<RunGate> Gates() => Groups().Where(g => g.Passed is not null)
        .Select(g => new RunGate(Dataset.Name, g.Name, g.Title, g.Score, g.Interval?.Low, g.Interval?.High, g.Minimum, g.Outcome)
        {
            MaximumUnparsed = g.MaximumUnparsed,
            Unparsed = g.Unparsed,
        });

    /// <summary>The tests of gates, then those of subjects and of the judge, that failed, for run.json.</summary>
    public IEnumerable<RunFailure> Failures() =>
    [
        .. gates.Where(g => !g.Found.Passed).Select(g => RunFailure.Of(Dataset.Name, $"({g.Group?.Title ?? GroupRow.Overall})", g.Found.Message!)),
        .. Subjects.Where(s => s.Failure is not null).Select(s => RunFailure.Of(Dataset.Name, s.Row.Subject, s.Failure!)),
        .. Judge is { Failure: { } failure } ? [RunFailure.Of(Dataset.Name, "(judge)", failure)] : Array.Empty<RunFailure>(),
    ];

    /// <summary>How good the judge was, for run.json; null where nothing was judged.</summary>
    /// <param name="calibration">The labels there are.</param>
    public RunJudgeQuality? Quality(CalibrationSet? calibration)
    {
        if (Dataset is not IJudgedDataset || finished.Count == 0)
        {
            return null;
        }
        var labels = calibration?.Of(Provider, Dataset).Where(l => l.IsOfRun) ?? [];
        return RunJudgeQuality.Of(JudgeQuality.Of(Dataset.Name, [.. Subjects.Select(s => s.Result)], labels, Judge?.Judged ?? []), Judge);
    }

    /// <summary>Numbers over several subjects that subjects.csv does not tell, for run.json: of judged datasets all, of others those they compute.</summary>
    public IEnumerable<RunAggregate> Aggregates() =>
        from row in Groups()
        let @group = Dataset.Groups.FirstOrDefault(g => g.Name == row.Name)
        where !Dataset.Scale.IsAccuracy || @group?.Compute is not null
        select Aggregate(row, @group);

    public RunDataset Describe() => new(
        Dataset.Name, Provider, Dataset.Mode, Dataset.Metric,
        Dataset.Subjects.Where(s => finished.ContainsKey(s.Name)).ToDictionary(s => s.Name, Dataset.Version, StringComparer.Ordinal))
    {
        Scale = RunScale.Of(Dataset.Scale),
        Subjects = [.. Dataset.Subjects.Select(s => new RunSubject(s.Name, s.Category, Dataset.RowName(s)))],
        Groups = [.. Dataset.Groups.Select(g => new RunGroup(g.Name, g.Title, g.Subjects)
        {
            Metric = g.Metric == Average ? null : g.Metric,
            Computed = g.Compute is null ? null : true,
            Scale = g.Scale is { } scale ? RunScale.Of(scale) : null,
            Diagnostic = g.IsDiagnostic ? true : null,
        })],
    };

    private RunAggregate Aggregate(GroupRow row, SubjectGroup? group)
    {
        var problem = row.Score is null && group?.Compute is not null ? GroupScore.Of(group, [.. group.Subjects.Select(s => finished[s].Result)]).Problem : null;
        return new RunAggregate(
            Dataset.Name, row.Name, row.Title, group?.Metric ?? Average, row.Score, row.Interval?.Low, row.Interval?.High,
            ReportText.Points(row.Score, row.Scale), ReportText.Interval(row.Interval, row.Scale), group?.IsDiagnostic ?? false, problem);
    }

    private bool IsScored(string subject) => finished.TryGetValue(subject, out var done) && done.Row.Items > 0;

    private double? ErrorOf(SubjectGroup group) => group.Compute is null ? Clustered(group.Subjects) : null;

    private double? Clustered(IEnumerable<string> subjects)
    {
        var names = subjects.ToList();
        return names.All(IsScored) ? StandardErrors.Clustered([.. names.Select(s => finished[s].Result.Score)]) : null;
    }

    private static GroupRow Row(string name, string title, GateResult found, bool isGate, double? error) => new(
        name, title, double.IsNaN(found.Score) ? null : found.Score, found.Interval, isGate ? found.Minimum : null, isGate ? found.Passed : null)
    {
        Scale = found.Scale,
        StandardError = error,
        MaximumUnparsed = isGate ? found.MaximumUnparsed : null,
        Unparsed = isGate && found.MaximumUnparsed is not null ? found.Unparsed : null,
    };
}
