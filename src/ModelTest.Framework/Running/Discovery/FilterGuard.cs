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
/// <param name="known">What else a filter may ask for.</param>
internal sealed class FilterGuard(FilterExpression filter, string text, IReadOnlyList<Theory> theories, KnownTests known)
{
    // (a|b)&(c|d)&… has exponentially many alternatives; nobody types that many.
    private const int MostAlternatives = 256;

    /// <summary>The rows of a theory under the filter: its own, a broken one with traits that the filter matches, and guards.</summary>
    /// <param name="theory">One of the theories.</param>
    public IReadOnlyList<TestRow> Rows(Theory theory)
    {
        var alternatives = filter.Alternatives.Take(MostAlternatives);
        if (theory.IsBroken)
        {
            return Matches(theory.Rows[0], theory) ? theory.Rows : [new BrokenRow(theories, known).Under(theory.Rows[0], theory, alternatives)];
        }
        var anyMatch = theories.Any(t => t.Rows.Any(row => Matches(row, t)));
        var guards = alternatives
            .Where(alternative => ResponsibleFor(alternative, anyMatch) == theory)
            .Select(alternative => Guard(alternative, theory));
        return [.. theory.Rows, .. guards.Concat(Unaccepted(theory, alternatives)).DistinctBy(g => g.Message)];
    }

    // A command that is to accept a baseline and leaves out the one test that does it would be green, and nothing accepted.
    private IEnumerable<TestRow> Unaccepted(Theory theory, IEnumerable<IReadOnlyList<FilterCondition>> alternatives) =>
        theory.Rows.Any(row => row.Accepts) && !theory.Rows.Any(row => row.Accepts && Matches(row, theory))
            ? alternatives.Where(alternative => theory.Rows.Any(row => FilterWords.Match(alternative, row, theory))).Select(alternative => Guard(
                alternative,
                theory,
                $"leaves out the test that accepts the baseline of {theory.Dataset}, so nothing is accepted.",
                $"ask for Dataset={theory.Dataset} alone; datasets.{theory.Dataset}.subjects limits what is accepted."))
            : [];

    private bool Matches(TestRow row, Theory theory) => filter.Matches(property => theory.Values(row, property));

    /// <summary>The theory that has to fail for an alternative of the filter, or null when all is well or it is about something else.</summary>
    private Theory? ResponsibleFor(IReadOnlyList<FilterCondition> alternative, bool anyMatch)
    {
        if (theories.Any(t => t.Rows.Any(row => FilterWords.Match(alternative, row, t))))
        {
            return null;
        }
        var datasets = FilterWords.Asked(alternative, "Dataset").ToArray();
        if (datasets.Length > 0)
        {
            // Dataset is our own trait: one that is nowhere is a mistake, and told where a name is near or the first theory can tell it.
            var nowhere = datasets.Where(d => !theories.Any(t => d.Names(t.Dataset)) && !known.HasDataset(d)).ToArray();
            return theories.FirstOrDefault(t => datasets.All(d => d.Names(t.Dataset)))
                ?? theories.FirstOrDefault(t => nowhere.Any(d => Nearest.IsSlip(d.Value, [t.Dataset])))
                ?? (nowhere.Length > 0 ? theories.FirstOrDefault(t => !t.IsBroken) : null);
        }
        // Without a dataset's name the rest of the filter may be about another project: only a filter that does nothing here is suspicious.
        var aboutSubjects = FilterWords.Asked(alternative, "Subject").Any() || IsOurCategory(alternative)
            || (FilterWords.Asked(alternative, "Model").Any() && theories.Any(t => FilterWords.Models(t).Length > 0));
        return !anyMatch && aboutSubjects ? theories.FirstOrDefault(t => !t.IsBroken) : null;
    }

    // Category is a trait that unit tests have too: only a name of ours, or one with a typing mistake, is about us.
    private bool IsOurCategory(IReadOnlyList<FilterCondition> alternative)
    {
        var ours = FilterWords.Categories(theories);
        return FilterWords.Asked(alternative, "Category").Any(c => ours.Any(c.Names) || (!known.IsOther(c) && Nearest.IsSlip(c.Value, ours)));
    }

    private TestRow Guard(IReadOnlyList<FilterCondition> alternative, Theory theory) =>
        Guard(alternative, theory, What(alternative, theory, out var fix), fix);

    private TestRow Guard(IReadOnlyList<FilterCondition> alternative, Theory theory, string what, string fix) =>
        FilterWords.Take(DatasetRows.Problem(theory.Dataset, $"filter: {text}", new Problem($"--filter \"{text}\"", what, fix).ToString()), alternative);

    private string What(IReadOnlyList<FilterCondition> alternative, Theory theory, out string fix)
    {
        var ours = theories.Select(t => t.Dataset).Distinct().ToArray();
        var subjects = theory.Opened!.Dataset.Subjects;
        var names = subjects.Select(s => s.Name).ToArray();
        (string Property, string Noun, string[] Valid)[] traits =
            [("Dataset", "dataset", ours), ("Subject", "subject", names), ("Category", "category", FilterWords.Categories([theory])), ("Model", "model", FilterWords.Models(theory))];
        foreach (var (property, noun, valid) in traits.Where(t => t.Valid.Length > 0))
        {
            if (FilterWords.Asked(alternative, property).FirstOrDefault(c => !valid.Any(c.Names)) is { } unknown)
            {
                if (property == "Dataset" && known.IsUnbuilt(unknown))
                {
                    fix = "give the command without --no-build: which datasets a build has tests of may depend on the filter and on -p:.";
                    return $"this build has no tests of '{unknown.Value}', so nothing is tested.";
                }
                fix = Nearest.Suggest(unknown.Value, valid)
                    + (property == "Dataset" && Nearest.Find(unknown.Value, valid) is null
                        ? " Name datasets of other projects in <ModelTestOtherDatasets>."
                        : "");
                return property == "Dataset"
                    ? $"no dataset of this project is named '{unknown.Value}', so nothing is tested."
                    : $"{theory.Dataset} has no {noun} '{unknown.Value}', so nothing is tested.";
            }
        }
        var found = subjects
            .Where(s => FilterWords.Asked(alternative, "Subject").All(c => c.Names(s.Name))
                && FilterWords.Asked(alternative, "Category").All(c => c.Names(s.Category)))
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
}
