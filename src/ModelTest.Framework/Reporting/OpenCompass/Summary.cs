namespace ModelTest.Reporting.OpenCompass;

/// <summary>A run as OpenCompass summarises it.</summary>
/// <param name="Model">The model's name, the head of the column of scores.</param>
/// <param name="Rows">All datasets, then all groups.</param>
/// <param name="Raw">Per dataset and group its result as Python prints it, such as <c>{'accuracy': 47.36842105263158}</c>.</param>
internal sealed record Summary(string Model, IReadOnlyList<SummaryRow> Rows, IReadOnlyList<KeyValuePair<string, string>> Raw)
{
    /// <summary>The table with its header, scores with two decimals.</summary>
    public IReadOnlyList<string[]> Cells() =>
    [
        ["dataset", "version", "metric", "mode", Model],
        .. Rows.Select(r => new[] { r.Dataset, r.Version, r.Metric, r.Mode, Shown(r) }),
    ];

    private static string Shown(SummaryRow row) => row.Score is { } known ? PythonNumber.Fixed(known, row.Decimals) : SummaryRow.Unknown;
}
