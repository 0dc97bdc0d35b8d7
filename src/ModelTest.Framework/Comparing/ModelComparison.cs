using ModelTest.Recording;

namespace ModelTest.Comparing;

/// <summary>Several runs side by side: every model's scores, and each against the reference on the same items.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Reference">The place of the reference among them.</param>
/// <param name="Datasets">The datasets, in the order of the runs.</param>
/// <param name="Notes">What a person must know of the numbers: what the runs do not have in common, and what was not finished.</param>
internal sealed record ModelComparison(IReadOnlyList<ComparedRun> Runs, int Reference, IReadOnlyList<ComparedDataset> Datasets, IReadOnlyList<string> Notes)
{
    /// <summary>Whether some model is significantly worse than the reference, as a whole or in a part.</summary>
    public bool HasLoss => Losses.Any();

    /// <summary>Where models are significantly worse than the reference, such as <c>ceval / law: candidate</c>.</summary>
    public IEnumerable<string> Losses =>
        from dataset in Datasets
        from row in dataset.Rows
        from cell in row.Cells.Index()
        where cell.Item.Against is { IsLoss: true }
        select $"{dataset.Name} / {row.Title}: {Runs[cell.Index].Name}";

    /// <summary>Compares runs.</summary>
    /// <param name="runs">At least two runs.</param>
    /// <param name="reference">The one that the others are compared with.</param>
    /// <param name="settings">The classes of the datasets' settings by provider.</param>
    /// <exception cref="Problems.InputException">Items of the same id are different questions.</exception>
    public static ModelComparison Of(IReadOnlyList<ComparedRun> runs, ComparedRun reference, IReadOnlyDictionary<string, Type> settings)
    {
        var notes = runs.Where(r => r.Run.Document.Status != RunDocument.Completed)
            .Select(r => $"{r.Name} was stopped before its end; what it had finished is compared.").ToList();
        notes.AddRange(runs.Where(r => r != reference).SelectMany(r => new ComparisonChecks(reference, r, settings).Notes()).Distinct(StringComparer.Ordinal));
        var place = runs.Index().First(r => r.Item == reference).Index;
        string[] names = [.. runs.Prepend(reference).SelectMany(r => r.Run.Datasets).Where(d => d.Subjects.Count > 0).Select(d => d.Dataset.Name).Distinct(StringComparer.Ordinal)];
        return new ModelComparison(runs, place, [.. names.Select(n => new DatasetComparer(n, runs, place).Compare())], notes);
    }
}
