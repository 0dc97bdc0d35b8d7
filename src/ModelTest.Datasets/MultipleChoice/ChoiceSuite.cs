using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>Which subjects a folder holds: the benchmark's own, or those of a sample.</summary>
/// <param name="Name">The name in result files, such as <c>ceval</c> or <c>ceval-sample</c>.</param>
/// <param name="RowPrefix">What the names of its subjects' rows begin with.</param>
/// <param name="Subjects">All subjects in the order of reports.</param>
/// <param name="Groups">The group rows, the whole last.</param>
internal sealed record ChoiceSuite(string Name, string RowPrefix, IReadOnlyList<ChoiceSubject> Subjects, IReadOnlyList<SubjectGroup> Groups)
{
    // The order of C-Eval's subjects; those of other benchmarks are not sorted by group.
    private static readonly string[] Order = ["STEM", "Social Science", "Humanities", "Other"];

    /// <summary>Finds out what a folder holds. A <c>subjects.json</c> in it or beside it makes it a sample, where the benchmark has samples.</summary>
    /// <param name="folder">A folder that <see cref="ChoiceFolder.Check"/> has passed.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="InputException">The subjects.json is wrong.</exception>
    public static ChoiceSuite Find(string folder, ChoiceOptions options)
    {
        var benchmark = options.Benchmark;
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var list = new[] { folder, parent }.OfType<string>().Select(f => Path.Combine(f, ChoiceSubjectList.FileName)).FirstOrDefault(File.Exists);
        if (benchmark.HasSamples && list is not null)
        {
            var name = benchmark.Name + "-sample";
            var prefix = Prefix(name, options);
            var subjects = ChoiceSubjectList.Read(list);
            return new(name, prefix + "-", subjects, GroupRows(prefix, subjects, []));
        }
        var isMain = options.ScoredSplit == benchmark.MainSplit;
        var own = Prefix(benchmark.Name, options);
        return new(benchmark.Name, isMain ? benchmark.RowPrefix : own + "-", benchmark.Subjects, GroupRows(own, [.. benchmark.Subjects.OrderBy(s => Array.IndexOf(Order, s.Group))], benchmark.MoreGroups));
    }

    // Rows of another split say so: a plain ceval-law is val's.
    private static string Prefix(string name, ChoiceOptions options) =>
        options.ScoredSplit == options.Benchmark.MainSplit ? name : $"{name}-{options.ScoredSplit}";

    private static IReadOnlyList<SubjectGroup> GroupRows(string prefix, IReadOnlyList<ChoiceSubject> subjects, IReadOnlyList<ChoiceGroup> more)
    {
        var all = subjects.Select(s => s.Name).ToList();
        var own = subjects.GroupBy(s => s.Group).Select(g => new SubjectGroup($"{prefix}-{Slug(g.Key)}", g.Key, [.. g.Select(s => s.Name)]));
        return
        [
            .. own,
            .. more.Where(g => g.Weights is null).Select(g => new SubjectGroup($"{prefix}-{Slug(g.Title)}", g.Title, g.Subjects)),
            new SubjectGroup(prefix, "All", all),
            .. more.Where(g => g.Weights is not null).Select(g => new SubjectGroup($"{prefix}-{Slug(g.Title)}", g.Title, g.Subjects)
            {
                Metric = "weighted_average",
                Compute = results => results.Sum(r => r.Score * g.Weights![r.Subject.Name]) / results.Sum(r => (double)g.Weights![r.Subject.Name]),
            }),
        ];
    }

    // "Social Science" is the row ceval-social-science.
    private static string Slug(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
