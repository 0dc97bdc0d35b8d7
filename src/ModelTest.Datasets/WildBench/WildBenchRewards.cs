using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.WildBench;

/// <summary>Aggregates comparisons. Those without a choice are left out.</summary>
internal static class WildBenchRewards
{
    /// <summary>The length penalty of the main leaderboard, in characters.</summary>
    public const int LengthPenalty = 500;

    /// <summary>No length penalty.</summary>
    public const int NoLengthPenalty = -1;

    /// <summary>The reference models whose rewards the leaderboard averages (Reward-Mix).</summary>
    public static IReadOnlyList<string> References { get; } = ["gpt-4-turbo-2024-04-09", "claude-3-haiku-20240307", "Llama-2-70b-chat-hf"];

    /// <summary>The official rewards against one reference.</summary>
    /// <param name="comparisons">The comparisons. Those with an empty or cut reply count in the total only.</param>
    /// <param name="lengthPenalty">
    /// K: a slightly better reply is only as good when it is longer by more than so many characters; below 0 for no penalty.
    /// </param>
    /// <param name="counting">How often a task counts for a category.</param>
    /// <param name="maxWords">The words that the judge saw at most; 0 or less for all.</param>
    public static WildBenchReward Official(
        IEnumerable<WildBenchComparison> comparisons,
        int lengthPenalty,
        WildBenchTagCounting counting = WildBenchTagCounting.Once,
        int maxWords = WildBenchText.MaxWords)
    {
        var chosen = comparisons.Where(c => c.Choice is not null).ToList();
        var rewards = new List<double>(chosen.Count);
        var means = new GroupMeans();
        foreach (var c in chosen.Where(c => !WildBenchText.IsLeftOut(c.Model, maxWords) && !WildBenchText.IsLeftOut(c.Reference, maxWords)))
        {
            var reward = Penalized(c, lengthPenalty);
            rewards.Add(reward);
            foreach (var category in WildBenchCategories.Of(c.Task, counting))
            {
                means.Add(category, reward);
            }
        }
        return new(
            WildBenchRewardCounts.Of(rewards, chosen.Count),
            [.. means.Names.Select(n => KeyValuePair.Create(n, means.Mean(n)!.Value))]);
    }

    /// <summary>The leaderboard's Reward-Mix: the mean of the rewards against the <see cref="References"/>; null unless all are there.</summary>
    /// <param name="rewards">A reward per reference, -1 to 1.</param>
    public static double? Mix(IReadOnlyCollection<double> rewards) => rewards.Count == References.Count ? rewards.Average() : null;

    /// <summary>
    /// OpenCompass's table against one base model: the dataset's name, then the categories in the order of the tasks; rewards times 100 with
    /// two decimals, over the comparisons that have a choice. No length penalty.
    /// </summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="dataset">The dataset's name (its abbr).</param>
    public static IReadOnlyList<ScoreRow> OpenCompass(IEnumerable<WildBenchComparison> comparisons, string dataset)
    {
        var means = new GroupMeans();
        foreach (var c in comparisons.Where(c => c.Choice is not null))
        {
            foreach (var name in WildBenchCategories.Of(c.Task, WildBenchTagCounting.PerTag).Prepend(dataset))
            {
                means.Add(name, c.Reward!.Value);
            }
        }
        return [.. means.Names.Select(n => new ScoreRow(n, PythonRound.TwoDecimals(means.Mean(n)!.Value * 100)))];
    }

    /// <summary>OpenCompass's column <c>Avg</c>: means over the base models of rounded values; the first table gives the rows.</summary>
    /// <param name="tables">A table per base model; at least one. A row that a table lacks adds 0.</param>
    public static IReadOnlyList<ScoreRow> Average(IReadOnlyList<IReadOnlyList<ScoreRow>> tables) =>
    [
        .. tables[0].Select(row => new ScoreRow(
            row.Name,
            PythonRound.TwoDecimals(tables.Sum(t => t.FirstOrDefault(r => r.Name == row.Name)?.Value ?? 0) / tables.Count))),
    ];

    /// <summary>The headline of OpenCompass's newer postprocessor: the mean of the categories' rounded rewards, not rounded; or null.</summary>
    /// <param name="table">OpenCompass's table.</param>
    public static double? CategoryAverage(IReadOnlyList<ScoreRow> table) => table.Skip(1).Average(r => r.Value);

    // len(winner) > len(loser) + K, of the texts as the judge saw them, which are whole here.
    private static double Penalized(WildBenchComparison c, int lengthPenalty)
    {
        var reward = c.Reward!.Value;
        if (lengthPenalty < 0 || Math.Abs(reward) is not 0.5)
        {
            return reward;
        }
        var longer = CodePoints.Count(c.Model) - CodePoints.Count(c.Reference);
        return (reward > 0 ? longer : -longer) > lengthPenalty ? 0 : reward;
    }
}
