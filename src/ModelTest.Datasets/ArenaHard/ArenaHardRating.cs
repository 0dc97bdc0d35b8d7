using ModelTest.Datasets.OpenCompass;
using ModelTest.Statistics;
using ModelTest.Statistics.Pairwise;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>A model's win rate against the baseline from Bradley-Terry ratings, with its interval from resampled battles.</summary>
/// <param name="Score">Percent, two decimals.</param>
/// <param name="Low">The 2.5th percentile, percent, two decimals.</param>
/// <param name="High">The 97.5th percentile.</param>
/// <param name="Rounds">The ratings of each resampled set.</param>
internal sealed record ArenaHardRating(double Score, double Low, double High, RatingBootstrap Rounds)
{
    /// <summary>The model's name in the ratings.</summary>
    public const string Model = "model";

    /// <summary>The baseline's name in the ratings.</summary>
    public const string Baseline = "baseline";

    /// <summary>Rates the battles; null when there are none.</summary>
    /// <param name="battles">Battles of <see cref="Model"/> and <see cref="Baseline"/>, in the order in which upstream resamples them.</param>
    /// <param name="isAnchored">Whether the baseline's rating is fixed.</param>
    public static ArenaHardRating? Of(IReadOnlyList<ArenaHardBattle> battles, bool isAnchored)
    {
        if (battles.Count == 0)
        {
            return null;
        }
        var anchor = isAnchored ? Baseline : null;
        var own = battles.Select(Battle).ToList();
        return Of(BradleyTerry.Fit(own, anchor), BradleyTerry.Resample(own, anchor));
    }

    /// <summary>Rates the battles with the style of the answers held equal; null when there are none.</summary>
    /// <param name="battles">Battles.</param>
    /// <param name="differences">The style differences of each.</param>
    public static ArenaHardRating? OfStyled(IReadOnlyList<ArenaHardBattle> battles, Func<ArenaHardBattle, IReadOnlyList<double>> differences)
    {
        if (battles.Count == 0)
        {
            return null;
        }
        var styled = battles.Select(b => new StyledBattle(Battle(b), differences(b))).ToList();
        return Of(
            StyleControl.Fit(styled, Baseline, StyleControlMethod.ArenaHardV01),
            StyleControl.Resample(styled, Baseline, StyleControlMethod.ArenaHardV01));
    }

    private static ArenaHardRating Of(BradleyTerryRatings ratings, RatingBootstrap rounds)
    {
        var interval = rounds.WinRateInterval(Model, Baseline);
        return new(Rounded(ratings.WinRate(Model, Baseline)), Rounded(interval.Low), Rounded(interval.High), rounds);
    }

    private static double Rounded(double percent) => PythonRound.TwoDecimals(percent);

    private static Battle Battle(ArenaHardBattle battle) => new(battle.ModelA, battle.ModelB, ScoreOfA(battle.Winner), battle.Weight);

    private static double ScoreOfA(ArenaHardWinner winner) => winner switch
    {
        ArenaHardWinner.ModelA => 1,
        ArenaHardWinner.ModelB => 0,
        _ => 0.5,
    };
}
