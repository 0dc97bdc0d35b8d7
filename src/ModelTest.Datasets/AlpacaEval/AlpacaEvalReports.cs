using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Judging;
using ModelTest.Statistics.LengthControl;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>AlpacaEval's tables as files.</summary>
internal static class AlpacaEvalReports
{
    /// <summary>The row of alpaca_eval's leaderboard, in its layout; the length-controlled cells are empty where that number is not there.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="lengthControlled">The length-controlled win rate, or null.</param>
    public static ReportFile Leaderboard(
        string model, string judge, IReadOnlyList<AlpacaEvalComparison> comparisons, LengthControlledWinRate? lengthControlled)
    {
        var score = AlpacaEvalScore.Of(comparisons.Select(c => c.Preference));
        string[] header =
        [
            "", "win_rate", "standard_error", "n_wins", "n_wins_base", "n_draws", "n_total", "discrete_win_rate", "mode", "avg_length",
            "length_controlled_winrate", "lc_standard_error",
        ];
        string[] row =
        [
            model, Text(score.WinRate), Text(score.StandardError), Text(score.Wins), Text(score.BaselineWins), Text(score.Draws), Text(score.Total),
            Text(score.DiscreteWinRate), "", Text(CodePoints.AverageLength([.. comparisons.Select(c => c.Output)])),
            Text(lengthControlled?.Percent), Text(lengthControlled?.StandardError),
        ];
        return new($"AlpacaEval2-judged-by--{judge}-leaderboard.csv", PythonCsv.Write([header, row], "\n"));
    }

    /// <summary>OpenCompass's table.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="table">Its columns; at least one.</param>
    public static ReportFile OpenCompass(string model, string baseline, string judge, IReadOnlyList<ScoreRow> table) => new(
        $"AlpacaEval2-judged-by--{judge}.csv",
        PythonCsv.Write([[$"{baseline}_vs_{model}", .. table.Select(c => c.Name)], [$"win_{model}", .. table.Select(c => Text(c.Value))]]));

    private static string Text(double? number) => number is { } value && double.IsFinite(value) ? PythonFloat.Repr(value) : "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
