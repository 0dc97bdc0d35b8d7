using ModelTest.Problems;
using ModelTest.Running.Filters;

namespace ModelTest.Running.Discovery;

/// <summary>
/// Keeps a mistyped filter from being green: VSTest ends with exit code 0 when nothing matches, so where the filter asks one of this project's
/// datasets for something it does not have, a row is added that the filter does match, and that fails.
/// </summary>
/// <param name="filter">The parsed filter.</param>
/// <param name="text">The filter as typed.</param>
/// <param name="theories">All theories of the test assembly.</param>
/// <param name="knownDatasets">Datasets that exist, in this project or not: their names are no slips.</param>
internal sealed class FilterGuard(FilterExpression filter, string text, IReadOnlyList<Theory> theories, IReadOnlyCollection<string> knownDatasets)
{
    // (a|b)&(c|d)&… has exponentially many alternatives; nobody types that many.
    private const int MostAlternatives = 256;

    /// <summary>The rows of a theory under the filter: its own, a broken one with traits that the filter matches, and guards.</summary>
    /// <param name="theory">One of the theories.</param>
    public IReadOnlyList<TestRow> Rows(Theory theory)
    {
        if (theory.IsBroken)
        {
            return [.. theory.Rows.Select(row => Matching(row, theory))];
        }
        var anyMatch = theories.Any(t => t.Rows.Any(row => Matches(row, t)));
        var guards = filter.Alternatives.Take(MostAlternatives)
            .Where(alternative => ResponsibleFor(alternative, anyMatch) == theory)
            .Select(alternative => Guard(alternative, theory));
        return [.. theory.Rows, .. guards.DistinctBy(g => g.Message)];
    }

    private bool Matches(TestRow row, Theory theory) => filter.Matches(property => row.Values(property, theory.FullyQualifiedName));

    /// <summary>A row of a dataset that cannot be used: what the filter asks of it is unknown, so it takes the filter's word for it.</summary>
    private TestRow Matching(TestRow row, Theory theory)
    {
        var alternative = filter.Alternatives.Take(MostAlternatives)
            .FirstOrDefault(a => Asked(a, "Dataset").ToArray() is { Length: > 0 } datasets
                ? datasets.All(d => d.Names(theory.Dataset) || IsSlip(d.Value, [theory.Dataset]))
                : Asked(a, "Subject").Any() || IsOurCategory(a, [theory]));
        return alternative is null ? row : row with { Traits = Traits(alternative, theory) };
    }

    /// <summary>The theory that has to fail for an alternative of the filter, or null when all is well or it is about something else.</summary>
    private Theory? ResponsibleFor(IReadOnlyList<FilterCondition> alternative, bool anyMatch)
    {
        if (theories.Any(t => t.Rows.Any(row => alternative.All(c => c.Matches(p => row.Values(p, t.FullyQualifiedName))))))
        {
            return null;
        }
        var datasets = Asked(alternative, "Dataset").ToArray();
        if (datasets.Length > 0)
        {
            return theories.FirstOrDefault(t => datasets.All(d => d.Names(t.Dataset)))
                ?? theories.FirstOrDefault(t => datasets.Any(d => IsSlip(d.Value, [t.Dataset])));
        }
        // Without a dataset's name the rest of the filter may be about another project: only a filter that does nothing here is suspicious.
        var aboutSubjects = Asked(alternative, "Subject").Any() || IsOurCategory(alternative, theories);
        return !anyMatch && aboutSubjects ? theories.FirstOrDefault(t => !t.IsBroken) : null;
    }

    // Category is a trait that unit tests have too: only a name of ours, or one with a typing mistake, is about us.
    private static bool IsOurCategory(IReadOnlyList<FilterCondition> alternative, IReadOnlyList<Theory> theories)
    {
        var ours = Categories(theories);
        return Asked(alternative, "Category").Any(c => ours.Any(c.Names) || Nearest.IsSlip(c.Value, ours));
    }

    private bool IsSlip(string name, IReadOnlyCollection<string> ours) =>
        !knownDatasets.Contains(name, StringComparer.OrdinalIgnoreCase) && Nearest.IsSlip(name, ours);

    private TestRow Guard(IReadOnlyList<FilterCondition> alternative, Theory theory) =>
        // The filter is in the name, so that conditions on DisplayName hold as well.
        new(theory.Dataset, $"filter: {text}", RowKind.Problem)
        {
            Message = new Problem($"--filter \"{text}\"", What(alternative, theory, out var fix), fix).ToString(),
            Traits = Traits(alternative, theory),
        };

    private string What(IReadOnlyList<FilterCondition> alternative, Theory theory, out string fix)
    {
        var ours = theories.Select(t => t.Dataset).Distinct().ToArray();
        var subjects = theory.Opened!.Dataset.Subjects;
        var names = subjects.Select(s => s.Name).ToArray();
        (string Property, string Noun, string[] Valid)[] traits =
            [("Dataset", "dataset", ours), ("Subject", "subject", names), ("Category", "category", Categories([theory]))];
        foreach (var (property, noun, valid) in traits)
        {
            if (Asked(alternative, property).FirstOrDefault(c => !valid.Any(c.Names)) is { } unknown)
            {
                fix = Nearest.Suggest(unknown.Value, valid);
                return property == "Dataset"
                    ? $"no dataset of this project is named '{unknown.Value}', so nothing is tested."
                    : $"{theory.Dataset} has no {noun} '{unknown.Value}', so nothing is tested.";
            }
        }
        var found = subjects
            .Where(s => Asked(alternative, "Subject").All(c => c.Names(s.Name)) && Asked(alternative, "Category").All(c => c.Names(s.Category)))
            .ToArray();
        if (found.Length > 0 && !found.Any(theory.Opened.Subjects.Contains))
        {
            fix = $"add '{found[0].Name}' to datasets.{theory.Dataset}.subjects, or remove that setting.";
            return $"datasets.{theory.Dataset}.subjects leaves out what the filter asks for, so nothing is tested.";
        }
        var example = theory.Rows[0];
        fix = $"leave a condition out; '{example.DisplayName}' has {string.Join(", ", example.Traits.Select(t => $"{t.Key}={t.Value.First()}"))}.";
        return $"no test of {theory.Dataset} meets all these conditions together, so nothing is tested.";
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Traits(IReadOnlyList<FilterCondition> alternative, Theory theory) =>
        alternative.Where(c => c.IsPositive && !c.IsOn("DisplayName") && !c.IsOn("FullyQualifiedName"))
            .Append(new FilterCondition("Dataset", FilterOperator.Equal, theory.Dataset))
            .GroupBy(c => c.Property, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                g => g.Key,
                IReadOnlyCollection<string> (g) => [.. g.Select(c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase)],
                StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<FilterCondition> Asked(IReadOnlyList<FilterCondition> alternative, string property) =>
        alternative.Where(c => c.IsPositive && c.IsOn(property));

    private static string[] Categories(IReadOnlyList<Theory> theories) =>
        [.. theories.Where(t => t.Opened is not null).SelectMany(t => t.Opened!.Dataset.Subjects).Select(s => s.Category).Distinct()];
}
