using ModelTest.Gates;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Statistics.Paired;

namespace ModelTest.Comparing;

/// <summary>Compares the runs on one dataset.</summary>
/// <param name="name">The dataset's name in result files.</param>
/// <param name="runs">All runs.</param>
/// <param name="reference">The place of the reference among them.</param>
internal sealed class DatasetComparer(string name, IReadOnlyList<ComparedRun> runs, int reference)
{
    // From this share of the scale on, the scores of an item are worth a look.
    private const double WorthALook = 0.2;

    private readonly IReadOnlyList<RecordedDataset?> datasets = [.. runs.Select(r => r.Dataset(name))];

    // A dataset may compute its groups' numbers by thousands of draws.
    private readonly IReadOnlyList<IReadOnlyList<GroupRow>> groups = [.. runs.Select(r => r.Dataset(name)?.Groups() ?? [])];

    private RecordedDataset First => datasets[reference] ?? datasets.OfType<RecordedDataset>().First();

    private ScoreScale Scale => First.Dataset.Scale;

    /// <summary>Compares them.</summary>
    public ComparedDataset Compare()
    {
        string[] subjects = [.. datasets.OfType<RecordedDataset>().SelectMany(d => d.Subjects).Select(s => s.Result.Subject.Name).Distinct(StringComparer.Ordinal)];
        var pairs = Pairs(subjects);
        var against = runs.Select((_, i) => Against(i)).ToList();
        var rows = Rows(subjects, against, pairs).ToList();
        // The whole is tested among the pairs of models; the parts are a family of their own.
        var parts = rows.Where(r => r.Kind != ComparedRowKind.Dataset).SelectMany(r => r.Cells).Select(c => c.Against).OfType<PairedNumbers>();
        Adjust([.. parts]);
        return new ComparedDataset(name, Scale, rows, pairs, [.. Disputed(subjects)]);
    }

    private ItemPairs? Against(int model) =>
        model != reference && datasets[reference] is { } was && datasets[model] is { } now ? new ItemPairs(was, now) : null;

    private List<ComparedPair> Pairs(string[] subjects)
    {
        var pairs = new List<ComparedPair>();
        for (var first = 0; first < runs.Count; first++)
        {
            for (var second = first + 1; second < runs.Count; second++)
            {
                if (datasets[first] is { } was && datasets[second] is { } now)
                {
                    pairs.Add(new ComparedPair(first, second, new ItemPairs(was, now).Of(subjects)));
                }
            }
        }
        Adjust([.. pairs.Select(p => p.Numbers).OfType<PairedNumbers>()]);
        return pairs;
    }

    private IEnumerable<ComparedRow> Rows(string[] subjects, List<ItemPairs?> against, List<ComparedPair> pairs)
    {
        var whole = datasets.Select((d, i) => Cell(d is null ? null : GroupScore.Average([.. d.Subjects.Select(s => s.Result)]), d?.Subjects) with
        {
            Against = i == reference ? null : Overall(pairs, i, against[i], subjects),
        });
        yield return new ComparedRow(ComparedRowKind.Dataset, GroupRow.Overall, Scale, [.. whole]);
        foreach (var group in First.Dataset.Groups.Where(g => !g.IsDiagnostic && (g.Compute is not null || g.Subjects.Count < First.Dataset.Subjects.Count)))
        {
            var cells = datasets.Select((d, i) => GroupCell(d, groups[i], group.Name, group.Subjects) with
            {
                // A number that the dataset computes is no mean of its items' scores.
                Against = group.Compute is null ? against[i]?.Of([.. group.Subjects]) : null,
            }).ToList();
            if (cells.Exists(c => c.Score is not null))
            {
                yield return new ComparedRow(ComparedRowKind.Group, group.Title, group.Scale ?? Scale, cells);
            }
        }
        if (subjects.Length == 1)
        {
            yield break;
        }
        foreach (var subject in subjects)
        {
            yield return new ComparedRow(ComparedRowKind.Subject, subject, Scale, [.. datasets.Select((d, i) => SubjectCell(d, subject) with { Against = against[i]?.Of([subject]) })]);
        }
    }

    // The pair's own numbers are the later run's less the earlier's, so that only a reference that comes later is compared once more.
    private PairedNumbers? Overall(List<ComparedPair> pairs, int model, ItemPairs? against, string[] subjects)
    {
        var pair = pairs.Find(p => (p.First, p.Second) == (Math.Min(model, reference), Math.Max(model, reference)))?.Numbers;
        return pair is null || reference < model ? pair : against!.Of(subjects)! with { Adjusted = pair.Adjusted };
    }

    private static ComparedCell GroupCell(RecordedDataset? dataset, IReadOnlyList<GroupRow> rows, string group, IReadOnlyList<string> subjects) =>
        dataset is not null && rows.FirstOrDefault(g => g.Name == group) is { } row
            ? new ComparedCell(Items(dataset.Subjects.Where(s => subjects.Contains(s.Result.Subject.Name, StringComparer.Ordinal))), row.Score, row.Interval)
            : new ComparedCell(0, null, null);

    private static ComparedCell SubjectCell(RecordedDataset? dataset, string subject) =>
        dataset?.Rows.FirstOrDefault(r => r.Subject == subject) is { } row
            ? new ComparedCell(row.Items, row.Score, row.Interval)
            : new ComparedCell(0, null, null);

    private static ComparedCell Cell(GroupScore? score, IReadOnlyList<RecordedSubject>? subjects) => score is null || double.IsNaN(score.Value)
        ? new ComparedCell(Items(subjects ?? []), null, null)
        : new ComparedCell(Items(subjects!), score.Value, score.Interval);

    private static int Items(IEnumerable<RecordedSubject> subjects) => subjects.Sum(s => s.Result.Items.Count);

    private static void Adjust(List<PairedNumbers> family)
    {
        foreach (var (numbers, adjusted) in family.Zip(Holm.Adjust([.. family.Select(n => n.P)])))
        {
            numbers.Adjusted = adjusted;
        }
    }

    private IEnumerable<DisputedItem> Disputed(string[] subjects)
    {
        foreach (var subject in subjects)
        {
            var items = datasets.Select(d => d?.Subjects.FirstOrDefault(s => s.Result.Subject.Name == subject)?.Result.Items
                .DistinctBy(i => i.Id).ToDictionary(i => i.Id, StringComparer.Ordinal)).ToList();
            foreach (var id in items.SelectMany(i => i?.Keys ?? Enumerable.Empty<string>()).Distinct(StringComparer.Ordinal))
            {
                var item = new DisputedItem(subject, id, [.. items.Select(i => i?.GetValueOrDefault(id))]);
                if (IsDisputed([.. item.Results.OfType<ItemResult>()]))
                {
                    yield return item;
                }
            }
        }
    }

    private bool IsDisputed(List<ItemResult> results)
    {
        if (Scale.IsAccuracy)
        {
            return results.Select(r => r.Outcome == Outcome.Correct).Distinct().Count() > 1;
        }
        var scores = results.Select(r => r.Score).OfType<double>().ToList();
        return scores.Count > 1 && scores.Max() - scores.Min() >= WorthALook * (Scale.Highest - Scale.Lowest);
    }
}
