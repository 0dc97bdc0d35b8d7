using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Judged;

/// <summary>A judged dataset whose items are all in one file, read when it is opened; its subjects are those that the file has items of.</summary>
/// <typeparam name="TItem">Its items; their ids are unique in the file.</typeparam>
/// <param name="name">The name in result files.</param>
/// <param name="items">The items in the file's order.</param>
/// <param name="subjects">All subjects there may be, in the order of reports.</param>
/// <param name="subjectOf">The name of an item's subject.</param>
internal abstract class OneFileDataset<TItem>(
    string name, IReadOnlyList<TItem> items, IEnumerable<Subject> subjects, Func<TItem, string> subjectOf) : JudgedDataset<TItem>
    where TItem : Item
{
    private readonly ILookup<string, TItem> bySubject = items.ToLookup(subjectOf, StringComparer.Ordinal);
    private IReadOnlyList<Subject>? present;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override IReadOnlyList<Subject> Subjects => present ??= [.. subjects.Where(s => bySubject.Contains(s.Name))];

    /// <summary>The items in the file's order.</summary>
    protected IReadOnlyList<TItem> Items => items;

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Inspect(Subject subject)
    {
        try
        {
            Prepare();
            return [];
        }
        catch (InputException e)
        {
            return e.Problems;
        }
    }

    /// <summary>Reads what is needed beside the items, such as a baseline's replies. Called for each subject, so remember it.</summary>
    /// <exception cref="InputException">It cannot be used.</exception>
    protected virtual void Prepare()
    {
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<TItem> ReadItems(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. bySubject[subject.Name]];
    }

    /// <summary>A row over all subjects.</summary>
    /// <param name="suffix">What its name has after the dataset's, such as <c>-discrete</c>; empty: nothing.</param>
    /// <param name="title">The name for people and gates.</param>
    /// <param name="metric">The column metric.</param>
    /// <param name="compute">The number, from the items that were run, in the file's order.</param>
    protected SubjectGroup Whole(string suffix, string title, string metric, Func<IReadOnlyList<Evaluated<TItem>>, AggregateScore> compute) =>
        new(Name + suffix, title, [.. Subjects.Select(s => s.Name)]) { Metric = metric, Compute = results => compute(InOrder(results)) };

    /// <summary>The items that were run with their results, in the file's order, whatever subjects they are in.</summary>
    /// <param name="results">Subjects' results.</param>
    protected IReadOnlyList<Evaluated<TItem>> InOrder(IReadOnlyList<SubjectResult> results)
    {
        var byId = results.SelectMany(r => r.Items).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. items.Where(i => byId.ContainsKey(i.Id)).Select(i => new Evaluated<TItem>(i, byId[i.Id]))];
    }
}
