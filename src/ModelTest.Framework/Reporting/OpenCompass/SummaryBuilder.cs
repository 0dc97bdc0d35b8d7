using ModelTest.Datasets;
using ModelTest.Scoring;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>Summarises results by the rules of OpenCompass 0.2.4 without a list of rows (its summarizer "example").</summary>
internal sealed class SummaryBuilder
{
    private const string Average = "naive_average";
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
        var scores = results.Where(r => r.Items.Count > 0 && r.Errors == 0).ToDictionary(r => r.Subject.Name, Percent, StringComparer.Ordinal);
        var mode = dataset.Mode is "gen" or "ppl" or "ll" ? dataset.Mode : "unknown";
        foreach (var subject in dataset.Subjects)
        {
            var name = dataset.RowName(subject);
            if (scores.TryGetValue(subject.Name, out var score))
            {
                datasets.Add(new SummaryRow(name, dataset.Version(subject), dataset.Metric, mode, score));
                datasetsRaw.Add(new(name, Result(dataset.Metric, score)));
            }
            else
            {
                datasets.Add(SummaryRow.Missing(name));
            }
        }
        foreach (var group in dataset.Groups.Where(g => g.Subjects.Any(scores.ContainsKey)))
        {
            AddGroup(dataset, group, scores, mode);
        }
        return this;
    }

    /// <summary>The summary of everything added.</summary>
    /// <param name="model">The model's name.</param>
    public Summary Build(string model) => new(model, [.. datasets, .. groups], [.. datasetsRaw, .. groupsRaw]);

    // Every subject weighs the same, not every question.
    private void AddGroup(IDataset dataset, SubjectGroup group, Dictionary<string, double> scores, string mode)
    {
        var missing = group.Subjects.Where(s => !scores.ContainsKey(s)).Select(s => $"'{dataset.RowName(new Subject(s, group.Title))}'").ToList();
        if (missing.Count > 0)
        {
            groups.Add(SummaryRow.Missing(group.Name));
            groupsRaw.Add(new(group.Name, $"{{'error': \"missing metrics: [{string.Join(", ", missing)}]\"}}"));
            return;
        }
        var average = group.Subjects.Sum(s => scores[s]) / group.Subjects.Count;
        groups.Add(new SummaryRow(group.Name, SummaryRow.Unknown, Average, mode, average));
        groupsRaw.Add(new(group.Name, Result(Average, average)));
    }

    private static double Percent(SubjectResult result) => 100.0 * result.Correct / result.Items.Count;

    private static string Result(string metric, double score) => $"{{'{metric}': {PythonNumber.Repr(score)}}}";
}
