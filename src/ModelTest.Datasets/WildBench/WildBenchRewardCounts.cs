namespace ModelTest.Datasets.WildBench;

/// <summary>A model's comparisons with a reference model, counted.</summary>
/// <param name="WinMuch">The model's reply is much better.</param>
/// <param name="Win">Slightly better.</param>
/// <param name="Tie">The same.</param>
/// <param name="Lose">Slightly worse.</param>
/// <param name="LoseMuch">Much worse.</param>
/// <param name="Total">All comparisons that have a choice, those with an empty or cut reply too, which are not in the other counts.</param>
internal sealed record WildBenchRewardCounts(int WinMuch, int Win, int Tie, int Lose, int LoseMuch, int Total)
{
    /// <summary>The WB-Reward, -1 to 1 (the leaderboard shows it times 100); null without comparisons.</summary>
    public double? Reward => Total == 0 ? null : ((Win * 0.5) + WinMuch - (Lose * 0.5) - LoseMuch) / Total;

    /// <summary>Counts rewards of 1, 0.5, 0, -0.5 and -1.</summary>
    /// <param name="rewards">The rewards.</param>
    /// <param name="total">The total; at least as many.</param>
    public static WildBenchRewardCounts Of(IReadOnlyCollection<double> rewards, int total)
    {
        return new(Count(1), Count(0.5), Count(0), Count(-0.5), Count(-1), total);

        int Count(double reward) => rewards.Count(r => r == reward);
    }
}
