using ModelTest.Problems;

namespace ModelTest.Datasets.CEval;

/// <summary>C-Eval: 52 subjects of Chinese multiple-choice questions, with prompts and scoring as OpenCompass has them.</summary>
public sealed class CEvalProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => "ceval";

    /// <inheritdoc />
    public Type SettingsType => typeof(CEvalSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as CEvalSettings ?? throw new ArgumentException($"needs {nameof(CEvalSettings)}", nameof(settings));
        var options = CEvalOptions.From(own);
        CEvalFolder.Check(own.Path, options.Shots > 0 ? ["dev", options.ScoredSplit] : [options.ScoredSplit]);
        var suite = CEvalSuite.Find(own.Path, options.ScoredSplit);
        return new CEvalDataset(own.Path, suite, Wanted(own.Subjects, suite), options);
    }

    private static IReadOnlyList<CEvalSubject> Wanted(string[] names, CEvalSuite suite)
    {
        var known = suite.Subjects.Select(s => s.Name).ToList();
        var unknown = names.Except(known).ToList();
        var problems = unknown.Select(n => new Problem("datasets.ceval.subjects", $"there is no subject '{n}'.", Nearest.Suggest(n, known)));
        return unknown.Count > 0 ? throw new InputException([.. problems])
            : names.Length == 0 ? suite.Subjects : [.. suite.Subjects.Where(s => names.Contains(s.Name))];
    }
}
