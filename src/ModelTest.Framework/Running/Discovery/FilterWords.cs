using ModelTest.Running.Filters;

namespace ModelTest.Running.Discovery;

/// <summary>Compares a filter's conditions with rows, and gives a row what they ask for.</summary>
internal static class FilterWords
{
    /// <summary>A row that a filter's positive conditions match: with their values as traits, and in its name.</summary>
    /// <param name="row">The row.</param>
    /// <param name="alternative">Conditions that must all hold.</param>
    public static TestRow Take(TestRow row, IReadOnlyList<FilterCondition> alternative)
    {
        var traits = row.Traits.SelectMany(t => t.Value, (t, value) => (Name: t.Key, Value: value))
            .Concat(alternative.Where(c => c.IsPositive && !c.IsOn("DisplayName") && !c.IsOn("FullyQualifiedName")).Select(c => (Name: c.Property, c.Value)))
            .GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                g => g.Key,
                IReadOnlyCollection<string> (g) => [.. g.Select(t => t.Value).Distinct(StringComparer.OrdinalIgnoreCase)],
                StringComparer.OrdinalIgnoreCase);
        return row with { Traits = traits, Title = Title(row, [.. Asked(alternative, "DisplayName").Where(c => !c.Names(row.DisplayName))]) };
    }

    /// <summary>Whether all conditions hold for a row.</summary>
    /// <param name="alternative">The conditions.</param>
    /// <param name="row">The row.</param>
    /// <param name="theory">The row's theory.</param>
    public static bool Match(IReadOnlyList<FilterCondition> alternative, TestRow row, Theory theory) =>
        alternative.All(c => c.Matches(property => theory.Values(row, property)));

    /// <summary>The conditions that ask for a value of a property.</summary>
    /// <param name="alternative">Conditions that must all hold.</param>
    /// <param name="property">The property.</param>
    public static IEnumerable<FilterCondition> Asked(IReadOnlyList<FilterCondition> alternative, string property) =>
        alternative.Where(c => c.IsPositive && c.IsOn(property));

    /// <summary>The categories of the theories' datasets, as far as these are known.</summary>
    /// <param name="theories">The theories.</param>
    public static string[] Categories(IReadOnlyList<Theory> theories) =>
        [.. theories.Where(t => t.Opened is not null).SelectMany(t => t.Opened!.Dataset.Subjects).Select(s => s.Category).Distinct()];

    /// <summary>The models that a theory's rows ask; empty where a run has one.</summary>
    /// <param name="theory">The theory.</param>
    public static string[] Models(Theory theory) => [.. theory.Rows.Select(r => r.Model).Where(m => m.Length > 0).Distinct()];

    // A whole name that is asked for can only be met by that name.
    private static string? Title(TestRow row, IReadOnlyList<FilterCondition> names) =>
        names.Count == 0 ? row.Title
        : names.FirstOrDefault(c => c.Operator == FilterOperator.Equal) is { } whole ? whole.Value
        : $"{row.Dataset} / ({row.Name}: {string.Join(", ", names.Select(c => c.Value))})";
}
