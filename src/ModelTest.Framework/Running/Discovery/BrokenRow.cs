using ModelTest.Running.Filters;

namespace ModelTest.Running.Discovery;

/// <summary>
/// Keeps the row of a dataset that cannot be used in sight of a filter. What the dataset would have had is unknown, so the row takes the filter's
/// word for it, unless the filter is clearly about other tests.
/// </summary>
/// <param name="theories">All theories of the test assembly.</param>
/// <param name="known">What else a filter may ask for.</param>
internal sealed class BrokenRow(IReadOnlyList<Theory> theories, KnownTests known)
{
    /// <summary>The row, with traits and a name that one of the filter's alternatives matches where it is about this dataset.</summary>
    /// <param name="row">The row that tells what is wrong.</param>
    /// <param name="theory">Its theory.</param>
    /// <param name="alternatives">The ways to satisfy the filter.</param>
    public TestRow Under(TestRow row, Theory theory, IEnumerable<IReadOnlyList<FilterCondition>> alternatives)
    {
        var rows = alternatives.Where(a => IsAbout(a, theory)).Select(a => (Alternative: a, Row: FilterWords.Take(row, a)));
        return rows.FirstOrDefault(r => FilterWords.Match(r.Alternative, r.Row, theory)).Row ?? row;
    }

    private bool IsAbout(IReadOnlyList<FilterCondition> alternative, Theory theory)
    {
        var asked = alternative.Where(c => c.IsPositive).ToArray();
        var datasets = asked.Where(c => c.IsOn("Dataset")).ToArray();
        if (datasets.Length > 0)
        {
            var ours = theories.Select(t => t.Dataset).ToArray();
            return datasets.All(d => d.Names(theory.Dataset) || (!ours.Any(d.Names) && !known.HasDataset(d)));
        }
        return asked.All(c => IsPossible(c, theory));
    }

    private bool IsPossible(FilterCondition condition, Theory theory)
    {
        if (condition.IsOn("Subject") || condition.IsOn("DisplayName"))
        {
            return true;
        }
        if (!condition.IsOn("Category"))
        {
            // Traits of other names come from the class, not from the dataset.
            return theory.Traits.Any(t => condition.IsOn(t.Key) && t.Value.Any(condition.Names))
                || (condition.IsOn("FullyQualifiedName") && condition.Names(theory.FullyQualifiedName));
        }
        var categories = FilterWords.Categories([theory]);
        return categories.Any(condition.Names)
            || (!known.IsOther(condition) && (categories.Length == 0 || Problems.Nearest.IsSlip(condition.Value, categories)));
    }
}
