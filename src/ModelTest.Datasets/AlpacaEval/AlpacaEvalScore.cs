using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>The row of AlpacaEval's leaderboard, without the length-controlled win rate.</summary>
/// <param name="WinRate">Mean preference for the model, 0 to 100; null without preferences.</param>
/// <param name="StandardError">Its standard error, from the sample standard deviation; null for fewer than two preferences.</param>
/// <param name="DiscreteWinRate">The win rate of preferences rounded to win, tie (exactly 1.5) or loss, 0 to 100; null without preferences.</param>
/// <param name="Wins">Preferences above 1.5 (n_wins).</param>
/// <param name="BaselineWins">Preferences below 1.5 (n_wins_base).</param>
/// <param name="Draws">Preferences of exactly 1.5 (n_draws).</param>
internal sealed record AlpacaEvalScore(double? WinRate, double? StandardError, double? DiscreteWinRate, int Wins, int BaselineWins, int Draws)
{
    /// <summary>All preferences (n_total).</summary>
    public int Total => Wins + BaselineWins + Draws;

    /// <summary>Computes the row.</summary>
    /// <param name="preferences">Preferences: 1 to 2, or 0 as older annotations write a tie. What is outside is left out, as null is.</param>
    public static AlpacaEvalScore Of(IEnumerable<double?> preferences)
    {
        var wins = preferences.OfType<double>()
            .Select(p => p == 0 ? AlpacaEvalPreferences.Tie : p)
            .Where(p => p is >= 1 and <= 2)
            .Select(p => p - 1)
            .ToList();
        var (above, below, draws) = (wins.Count(w => w > 0.5), wins.Count(w => w < 0.5), wins.Count(w => w == 0.5));
        return wins.Count == 0
            ? new(null, null, null, 0, 0, 0)
            : new(
                wins.Average() * 100,
                SampleStatistics.StandardError(wins) * 100,
                (above + (draws / 2.0)) / wins.Count * 100,
                above,
                below,
                draws);
    }
}
