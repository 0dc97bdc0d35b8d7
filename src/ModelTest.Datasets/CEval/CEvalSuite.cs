using ModelTest.Problems;

namespace ModelTest.Datasets.CEval;

/// <summary>Which subjects a folder holds: C-Eval's own, or those of a sample.</summary>
/// <param name="Name">The name in result files: <c>ceval</c> or <c>ceval-sample</c>.</param>
/// <param name="RowPrefix">What the names of its rows begin with.</param>
/// <param name="Subjects">All subjects in the order of reports.</param>
/// <param name="Groups">The group rows, the whole last.</param>
internal sealed record CEvalSuite(string Name, string RowPrefix, IReadOnlyList<CEvalSubject> Subjects, IReadOnlyList<SubjectGroup> Groups)
{
    private const string RealName = "ceval";
    private const string SampleName = "ceval-sample";

    /// <summary>Finds out what a folder holds. A <c>subjects.json</c> in it or beside it makes it a sample.</summary>
    /// <param name="folder">A folder that <see cref="CEvalFolder.Check"/> has passed.</param>
    /// <param name="split">The split that is scored. Rows of dev say so: a plain ceval-law is val's.</param>
    /// <exception cref="InputException">The subjects.json is wrong.</exception>
    public static CEvalSuite Find(string folder, string split)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var list = new[] { folder, parent }.OfType<string>().Select(f => Path.Combine(f, CEvalSubjectList.FileName)).FirstOrDefault(File.Exists);
        return list is null
            ? Of(RealName, split, CEvalSubjects.All, [("Hard", CEvalSubjects.Hard)])
            : Of(SampleName, split, CEvalSubjectList.Read(list), []);
    }

    private static CEvalSuite Of(
        string name, string split, IReadOnlyList<CEvalSubject> subjects, IEnumerable<(string Title, IReadOnlyList<string> Names)> more)
    {
        var prefix = split == "val" ? name : $"{name}-{split}";
        var groups = subjects.GroupBy(s => s.Group).Select(g => (Title: g.Key, Names: (IReadOnlyList<string>)[.. g.Select(s => s.Name)]));
        return new(name, prefix, subjects,
        [
            .. groups.Concat(more).Select(g => new SubjectGroup($"{prefix}-{Slug(g.Title)}", g.Title, g.Names)),
            new SubjectGroup(prefix, "All", [.. subjects.Select(s => s.Name)]),
        ]);
    }

    // "Social Science" is the row ceval-social-science.
    private static string Slug(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
