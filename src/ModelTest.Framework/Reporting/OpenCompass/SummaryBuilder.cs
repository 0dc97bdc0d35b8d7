using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Scoring;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>Summarises results by the rules of OpenCompass 0.2.4 without a list of rows (its summarizer "example").</summary>
internal sealed class SummaryBuilder
{
    private readonly List<SummaryRow> datasets = [];
    private readonly List<SummaryRow> groups = [];
    private readonly List<KeyValuePair<string, string>> datasetsRaw = [];
    private readonly List<KeyValuePair<string, string>> groupsRaw = [];

    /// <summary>
    /// Adds a dataset. A subject that was not run, has no items or an item without a reply has no score: its row is dashes, and so are the
    /// groups it belongs to. A group of which no member was run has no row.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="results">The subjects that were run.</param>
    public SummaryBuilder Add(IDataset dataset, IReadOnlyList<SubjectResult> results)
    {
        var scored = results.Where(r => r.Items.Count > 0 && r.Errors == 0 && !double.IsNaN(r.Score)).ToList();
        var scores = scored.ToDictionary(r => r.Subject.Name, Shown, StringComparer.Ordinal);
        var mode = dataset.Mode is "gen" or "ppl" or "ll" ? dataset.Mode : "unknown";
        foreach (var subject in dataset.Subjects)
        {
            var name = dataset.RowName(subject);
            if (scores.TryGetValue(subject.Name, out var score))
            {
                datasets.Add(new SummaryRow(name, dataset.Version(subject), dataset.Metric, mode, score) { Decimals = dataset.Scale.Decimals });
                datasetsRaw.Add(new(name, Result(dataset.Metric, score)));
            }
            else
            {
                datasets.Add(SummaryRow.Missing(name));
            }
        }
        foreach (var group in dataset.Groups.Where(g => !g.IsDiagnostic && g.Subjects.Any(scores.ContainsKey)))
        {
            AddGroup(dataset, group, scores, mode, scored);
        }
        return this;
    }

    /// <summary>The summary of everything added.</summary>
    /// <param name="model">The model's name.</param>
    public Summary Build(string model) => new(model, [.. datasets, .. groups], [.. datasetsRaw, .. groupsRaw]);

    private void AddGroup(
        IDataset dataset, SubjectGroup group, Dictionary<string, double> scores, string mode, IReadOnlyList<SubjectResult> results)
    {
        var missing = group.Subjects.Where(s => !scores.ContainsKey(s)).Select(s => $"'{dataset.RowName(new Subject(s, group.Title))}'").ToList();
        if (missing.Count > 0)
        {
            groups.Add(SummaryRow.Missing(group.Name));
            groupsRaw.Add(new(group.Name, $"{{'error': \"missing metrics: [{string.Join(", ", missing)}]\"}}"));
            return;
        }
        if (group.Compute is null)
        {
            // Every subject weighs the same, not every question.
            Add(group, mode, group.Subjects.Sum(s => scores[s]) / group.Subjects.Count, group.Scale ?? dataset.Scale);
            return;
        }
        var score = GroupScore.Of(group, [.. results.Where(r => group.Subjects.Contains(r.Subject.Name, StringComparer.Ordinal))]);
        if (double.IsNaN(score.Value))
        {
            groups.Add(SummaryRow.Missing(group.Name));
            groupsRaw.Add(new(group.Name, $"{{'error': \"{score.Problem ?? "no score"}\"}}"));
            return;
        }
        Add(group, mode, score.Scale.IsAccuracy ? 100 * score.Value : score.Value, score.Scale);
    }

    private void Add(SubjectGroup group, string mode, double score, ScoreScale scale)
    {
        groups.Add(new SummaryRow(group.Name, SummaryRow.Unknown, group.Metric, mode, score) { Decimals = scale.Decimals });
        groupsRaw.Add(new(group.Name, Result(group.Metric, score)));
    }

    private static double Shown(SubjectResult result) =>
        result.Scale.IsAccuracy ? 100.0 * result.Correct / result.Items.Count : result.Score;

    private static string Result(string metric, double score) => $"{{'{metric}': {PythonNumber.Repr(score)}}}";
}
