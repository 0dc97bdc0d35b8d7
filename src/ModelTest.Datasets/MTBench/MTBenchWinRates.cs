using System.Globalization;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench;

/// <summary>A comparison of two models as FastChat's show_result.py counts it.</summary>
/// <param name="Wins">Matches that the model won in both orders.</param>
/// <param name="Losses">Matches that it lost in both orders.</param>
/// <param name="Ties">All others: a tie in a game, or verdicts that disagree.</param>
internal sealed record MTBenchWinRates(int Wins, int Losses, int Ties)
{
    /// <summary>Wins over matches, 0 to 1; NaN without matches.</summary>
    public double WinRate => Wins / Matches;

    /// <summary>Losses over matches, 0 to 1; NaN without matches.</summary>
    public double LossRate => Losses / Matches;

    /// <summary>The win rate where a tie is half a win; NaN without matches.</summary>
    public double AdjustedWinRate => (Wins + (0.5 * Ties)) / Matches;

    /// <summary>The name of the file of <see cref="Table"/>.</summary>
    /// <param name="judge">The judge's name.</param>
    public static string File(string judge) => $"MTBench-compared-by--{judge}.csv";

    /// <summary>The columns that show_result.py prints of a model.</summary>
    /// <param name="model">The model's name.</param>
    public string Table(string model) => PythonCsv.Write(
    [
        ["model", "win", "loss", "tie", "win_rate", "loss_rate", "win_rate_adjusted"],
        [
            model, Count(Wins), Count(Losses), Count(Ties),
            PythonFloat.Repr(WinRate), PythonFloat.Repr(LossRate), PythonFloat.Repr(AdjustedWinRate),
        ],
    ]);

    private static string Count(int matches) => matches.ToString(CultureInfo.InvariantCulture);

    private double Matches => Wins + Losses + Ties;

    /// <summary>Counts matches; those with a verdict that could not be read are left out.</summary>
    /// <param name="matches">All matches of the two models.</param>
    public static MTBenchWinRates Of(IEnumerable<MTBenchMatch> matches)
    {
        var judged = matches.Where(m => m.IsJudged).ToList();
        var (wins, losses) = (judged.Count(m => m.IsWin), judged.Count(m => m.IsLoss));
        return new MTBenchWinRates(wins, losses, judged.Count - wins - losses);
    }
}
