using CsvHelper;

namespace ModelTest.Comparing;

/// <summary>A row of comparison.csv; the properties are its columns in order. Scores and differences are fractions, or in a judged dataset's units.</summary>
[CsvRecord]
internal sealed partial record ComparisonLine
{
    /// <summary>The dataset's name in result files.</summary>
    [CsvColumn("dataset")]
    public required string Dataset { get; init; }

    /// <summary>The subject's name, the group's title, or <c>overall</c>.</summary>
    [CsvColumn("subject")]
    public required string Subject { get; init; }

    /// <summary>dataset, group or subject; pair where neither model is the reference of the matrix.</summary>
    [CsvColumn("kind")]
    public required string Kind { get; init; }

    /// <summary>The model.</summary>
    [CsvColumn("model")]
    public required string Model { get; init; }

    /// <summary>Items it was asked.</summary>
    [CsvColumn("items")]
    public required int? Items { get; init; }

    /// <summary>Its score; null: there is none.</summary>
    [CsvColumn("score")]
    public required double? Score { get; init; }

    /// <summary>Lower end of the score's 95 % interval.</summary>
    [CsvColumn("ci_low")]
    public required double? CiLow { get; init; }

    /// <summary>Upper end of the score's 95 % interval.</summary>
    [CsvColumn("ci_high")]
    public required double? CiHigh { get; init; }

    /// <summary>The model it is compared with; empty: none.</summary>
    [CsvColumn("reference")]
    public required string Reference { get; init; }

    /// <summary>Items that both have.</summary>
    [CsvColumn("common")]
    public int? Common { get; init; }

    /// <summary>The model's score less the reference's, over the common items.</summary>
    [CsvColumn("difference")]
    public double? Difference { get; init; }

    /// <summary>Lower end of its 95 % interval.</summary>
    [CsvColumn("diff_low")]
    public double? DiffLow { get; init; }

    /// <summary>Upper end of its 95 % interval.</summary>
    [CsvColumn("diff_high")]
    public double? DiffHigh { get; init; }

    /// <summary>Items that the reference got right and the model did not; of judged items, those scored lower.</summary>
    [CsvColumn("lost")]
    public int? Lost { get; init; }

    /// <summary>Items that the model got right and the reference did not; of judged items, those scored higher.</summary>
    [CsvColumn("gained")]
    public int? Gained { get; init; }

    /// <summary>Two-sided p.</summary>
    [CsvColumn("p")]
    public double? P { get; init; }

    /// <summary>p adjusted by Holm.</summary>
    [CsvColumn("p_holm")]
    public double? PHolm { get; init; }

    /// <summary>Items that only the reference has.</summary>
    [CsvColumn("only_reference")]
    public int? OnlyReference { get; init; }

    /// <summary>Items that only the model has.</summary>
    [CsvColumn("only_model")]
    public int? OnlyModel { get; init; }

    /// <summary>The rows of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IEnumerable<ComparisonLine> Of(ModelComparison comparison)
    {
        string Name(int run) => comparison.Runs[run].Name;
        foreach (var dataset in comparison.Datasets)
        {
            foreach (var row in dataset.Rows)
            {
                foreach (var (run, cell) in row.Cells.Index())
                {
                    yield return Line(dataset.Name, row.Title, row.Kind.ToString().ToLowerInvariant(), Name(run), cell, Name(comparison.Reference), cell.Against);
                }
            }
            foreach (var pair in dataset.Pairs.Where(p => p.First != comparison.Reference && p.Second != comparison.Reference))
            {
                yield return Line(dataset.Name, Recording.GroupRow.Overall, "pair", Name(pair.Second), null, Name(pair.First), pair.Numbers);
            }
        }
    }

    private static ComparisonLine Line(string dataset, string subject, string kind, string model, ComparedCell? cell, string reference, PairedNumbers? numbers) => new()
    {
        Dataset = dataset,
        Subject = subject,
        Kind = kind,
        Model = model,
        Items = cell?.Items,
        Score = cell?.Score,
        CiLow = cell?.Interval?.Low,
        CiHigh = cell?.Interval?.High,
        Reference = numbers is null ? "" : reference,
        Common = numbers?.Counts.Items,
        Difference = numbers?.Difference,
        DiffLow = numbers?.Interval.Low,
        DiffHigh = numbers?.Interval.High,
        Lost = numbers?.Counts.Lost,
        Gained = numbers?.Counts.Gained,
        P = numbers?.P,
        PHolm = numbers?.Adjusted,
        OnlyReference = numbers?.OnlyReference,
        OnlyModel = numbers?.OnlyModel,
    };
}
