using ModelTest.Recording;

namespace ModelTest.Reporting.History;

/// <summary>A dataset in earlier runs and in this one, the oldest first.</summary>
/// <param name="Points">The runs; this one is the last. Without earlier ones there are none.</param>
internal sealed record DatasetHistory(IReadOnlyList<HistoryPoint> Points)
{
    /// <summary>Whether there are no earlier runs.</summary>
    public bool IsEmpty => Points.Count == 0;

    /// <summary>The history of a dataset: of runs that asked it in the same mode.</summary>
    /// <param name="dataset">The dataset in this run.</param>
    /// <param name="run">This run.</param>
    /// <param name="earlier">Earlier runs, the oldest first.</param>
    public static DatasetHistory Of(RecordedDataset dataset, RunDocument run, IReadOnlyList<HistoryRun> earlier)
    {
        var now = new HistoryRun(run.Started, run.Model?.Name ?? "", run.Model?.Fingerprint ?? "", [.. dataset.Rows]);
        var subjects = now.Rows.Select(r => r.Subject).ToHashSet(StringComparer.Ordinal);
        var points = earlier.Append(now).Select(r => Point(r, dataset, subjects)).OfType<HistoryPoint>().ToList();
        // Where this run has no score there is nothing to see it beside.
        return new DatasetHistory(points.Count > 1 && points[^1].Started == run.Started ? points : []);
    }

    /// <summary>A subject's scores; null where a run has none.</summary>
    public IReadOnlyList<double?> Of(string subject) =>
        [.. Points.Select(p => p.Scores.TryGetValue(subject, out var score) ? (double?)score : null)];

    /// <summary>The average over several subjects; null where a run has not all of them.</summary>
    public IReadOnlyList<double?> Of(IReadOnlyList<string> subjects) =>
        [.. Points.Select(p => subjects.Count > 0 && subjects.All(p.Scores.ContainsKey) ? (double?)subjects.Average(s => p.Scores[s]) : null)];

    private static HistoryPoint? Point(HistoryRun run, RecordedDataset dataset, HashSet<string> subjects)
    {
        var rows = run.Rows.Where(r => r.Dataset == dataset.Dataset.Name && r.Mode == dataset.Dataset.Mode && r.Score is not null && subjects.Contains(r.Subject))
            .GroupBy(r => r.Subject, StringComparer.Ordinal).Select(g => g.Last()).ToList();
        return rows.Count == 0
            ? null
            : new HistoryPoint(run.Started, run.Model, run.Fingerprint, rows.ToDictionary(r => r.Subject, r => r.Score!.Value, StringComparer.Ordinal), rows.Sum(r => r.Items));
    }
}
