using System.Globalization;
using ModelTest.Reporting;
using ModelTest.Reporting.OpenCompass;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>Wording that the files of a comparison share.</summary>
internal static class ComparisonText
{
    /// <summary>What a mark at a difference means.</summary>
    public const string Legend = "▲ significantly better, ▼ significantly worse than the reference: p at most 0.05 after Holm's correction";

    /// <summary>The heading.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Title(ModelComparison comparison) => $"ModelTest: {string.Join(", ", comparison.Runs.Select(r => r.Name))}";

    /// <summary>The comparison in a sentence or two.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Verdict(ModelComparison comparison)
    {
        var reference = comparison.Runs[comparison.Reference].Name;
        var parts = comparison.Runs.Index().Where(r => r.Index != comparison.Reference)
            .Select(r => $"{r.Item.Name} is {Of([.. comparison.Datasets.Select(d => (d.Name, d.Rows[0].Cells[r.Index].Against))])}");
        return $"Against {reference}: {string.Join("; ", parts)}.";
    }

    /// <summary>A model's cells in a table: items, score, interval, difference with its mark, interval, lost, gained, p.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scale">The units.</param>
    public static IEnumerable<string> Cells(ComparedCell cell, ScoreScale scale)
    {
        static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
        string[] own = [Count(cell.Items), ReportText.Points(cell.Score, scale), ReportText.Interval(cell.Interval, scale)];
        return cell.Against is not { } numbers ? [.. own, "", "", "", "", ""] :
        [
            .. own, $"{Signed(numbers.Difference, scale)} {Mark(numbers)}".TrimEnd(), Interval(numbers, scale), Count(numbers.Counts.Lost), Count(numbers.Counts.Gained),
            P(numbers.Adjusted)["p ".Length..],
        ];
    }

    /// <summary>A difference with its sign, in the points of tables.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="scale">The units.</param>
    public static string Signed(double difference, ScoreScale scale)
    {
        var text = PythonNumber.Fixed(Math.Abs(difference) * scale.Factor, scale.Decimals);
        // What is shown as nothing has no sign.
        return text.All(c => c is '0' or '.') ? text : difference > 0 ? "+" + text : "-" + text;
    }

    /// <summary>The interval of a difference.</summary>
    /// <param name="numbers">The comparison.</param>
    /// <param name="scale">The units.</param>
    public static string Interval(PairedNumbers numbers, ScoreScale scale) =>
        $"{Signed(numbers.Interval.Low, scale)} to {Signed(numbers.Interval.High, scale)}";

    /// <summary>The mark of a significant difference; empty where it is none.</summary>
    /// <param name="numbers">The comparison.</param>
    public static string Mark(PairedNumbers numbers) => !numbers.IsSignificant ? "" : numbers.IsLoss ? "▼" : "▲";

    /// <summary>An adjusted p-value.</summary>
    /// <param name="p">The value.</param>
    public static string P(double p) => p < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p {p:0.0000}");

    /// <summary>Lost and gained items.</summary>
    /// <param name="numbers">The comparison.</param>
    /// <param name="scale">The units: judged items are not lost but scored lower.</param>
    public static string Counts(PairedNumbers numbers, ScoreScale scale) => scale.IsAccuracy
        ? string.Create(CultureInfo.InvariantCulture, $"{numbers.Counts.Lost} lost, {numbers.Counts.Gained} gained")
        : string.Create(CultureInfo.InvariantCulture, $"{numbers.Counts.Lost} lower, {numbers.Counts.Gained} higher");

    /// <summary>What is known of a model, in a line.</summary>
    /// <param name="run">Its run.</param>
    public static string About(ComparedRun run)
    {
        var model = run.Run.Document.Model;
        string?[] facts = [model?.Engine, model?.Device, model?.Dtype, model is null ? null : $"template {model.Template}", model?.Fingerprint[..Math.Min(12, model.Fingerprint.Length)]];
        return string.Join(", ", facts.Where(f => !string.IsNullOrEmpty(f)));
    }

    /// <summary>A score with its interval.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="scale">The units.</param>
    public static string Score(ComparedCell cell, ScoreScale scale) => cell.Interval is null
        ? ReportText.Points(cell.Score, scale)
        : $"{ReportText.Points(cell.Score, scale)} ({ReportText.Interval(cell.Interval, scale)})";

    private static string Of(List<(string Dataset, PairedNumbers? Numbers)> datasets)
    {
        string[] worse = [.. datasets.Where(d => d.Numbers is { IsLoss: true }).Select(d => d.Dataset)];
        string[] better = [.. datasets.Where(d => d.Numbers is { IsSignificant: true, IsLoss: false }).Select(d => d.Dataset)];
        return (worse.Length, better.Length) switch
        {
            (0, 0) => "not significantly different",
            (0, _) => $"significantly better on {string.Join(", ", better)}",
            (_, 0) => $"significantly worse on {string.Join(", ", worse)}",
            _ => $"significantly worse on {string.Join(", ", worse)} and better on {string.Join(", ", better)}",
        };
    }
}
