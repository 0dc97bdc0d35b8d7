using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Judging;

namespace ModelTest.Datasets.FoFo;

/// <summary>FoFo's tables as files.</summary>
internal static class FoFoReports
{
    /// <summary>The row of FoFo's leaderboard, in its layout.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="score">The score.</param>
    /// <param name="averageLength">Mean length of the replies in characters.</param>
    public static ReportFile Leaderboard(string model, string judge, FoFoScore score, int? averageLength) => new(
        $"fofo-judged-by--{judge}-leaderboard.csv",
        PythonCsv.Write(
            [
                ["", "win_rate", "standard_error", "n_incorrect", "n_correct", "n_total", "mode", "avg_length"],
                [
                    model, Text(score.FormatCorrectness), Text(score.StandardError), Text(score.Incorrect), Text(score.Correct), Text(score.Total),
                    "", Text(averageLength),
                ],
            ],
            "\n"));

    /// <summary>OpenCompass's table: cells joined by commas, nothing quoted.</summary>
    /// <param name="dataset">The dataset's name (its abbr).</param>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="rows">The rows.</param>
    public static ReportFile OpenCompass(string dataset, string model, string judge, IReadOnlyList<ScoreRow> rows) => new(
        $"{dataset}-judged-by--{judge}--report.csv",
        $"{dataset},{model}\n" + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name},{r.Value:F2}\n"))));

    private static string Text(double? number) => number is { } value ? PythonFloat.Repr(value) : "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
