using System.Globalization;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Judging;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Arena-Hard's leaderboards as files; the better of model and baseline first.</summary>
internal static class ArenaHardReports
{
    // What OpenCompass writes for gpt4-0314; for any other baseline 0.
    private const double BaselineTokens = 423;

    /// <summary>Arena-Hard's own layout. Its avg_tokens are whole numbers, rounded down.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="rating">The rating.</param>
    /// <param name="tokens">The mean length of the model's answers, in tokens.</param>
    /// <param name="baselineTokens">That of the baseline's.</param>
    public static ReportFile Official(
        string model, string baseline, string judge, ArenaHardRating rating, double tokens, double baselineTokens) => new(
        Name(judge),
        PythonCsv.Write(
            [
                ["model", "score", "rating_q025", "rating_q975", "CI", "avg_tokens"],
                .. Ordered(rating, own: Row(model, rating.Score, rating.Low, rating.High, tokens), other: Row(baseline, 50, 50, 50, baselineTokens)),
            ],
            "\n"));

    /// <summary>OpenCompass's layout: pandas's index first, and the ratings of the resampled sets.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="rating">The rating.</param>
    /// <param name="tokens">The mean length of the model's answers, in tokens.</param>
    public static ReportFile OpenCompass(string model, string baseline, string judge, ArenaHardRating rating, double tokens)
    {
        string[] own = [Rounds(rating, ArenaHardRating.Model), model, Text(rating.Score), Text(rating.Low), Text(rating.High), Text(tokens)];
        var baselineTokens = baseline == ArenaHardBattles.OpenCompassBaseline ? BaselineTokens : 0;
        string[] other = [Rounds(rating, ArenaHardRating.Baseline), baseline, "50.0", "50.0", "50.0", Text(baselineTokens)];
        return new(
            Name(judge),
            PythonCsv.Write(
                [
                    ["", "results", "model", "score", "lower", "upper", "avg_tokens"],
                    .. Ordered(rating, own, other).Select((r, i) => (string[])[i.ToString(CultureInfo.InvariantCulture), .. r]),
                ],
                "\n"));
    }

    private static string Name(string judge) => $"arena_hard_leaderboard_judged-by--{judge}.csv";

    private static string[][] Ordered(ArenaHardRating rating, string[] own, string[] other) => rating.Score >= 50 ? [own, other] : [other, own];

    private static string[] Row(string name, double score, double low, double high, double tokens) =>
        [name, Text(score), Text(low), Text(high), Interval(score, low, high), Text(Math.Floor(tokens))];

    // The leaderboard's text of the baseline is (-0.00, +0.00).
    private static string Interval(double score, double low, double high) =>
        string.Create(CultureInfo.InvariantCulture, $"(-{score - low:0.00}, +{high - score:0.00})");

    private static string Rounds(ArenaHardRating rating, string model) =>
        $"[{string.Join(", ", rating.Rounds.Rounds.Select(r => PythonFloat.Repr(r.Ratings[model])))}]";

    private static string Text(double number) => PythonFloat.Repr(number);
}
