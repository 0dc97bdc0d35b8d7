namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench's rewards of a model against one reference model.</summary>
/// <param name="Counts">The counts and the WB-Reward.</param>
/// <param name="Categories">Rewards by category, -1 to 1, in the order of the tasks; each over the comparisons that count there.</param>
internal sealed record WildBenchReward(WildBenchRewardCounts Counts, IReadOnlyList<KeyValuePair<string, double>> Categories)
{
    /// <summary>The weighted mean of the categories' rewards; a category without tasks adds 0.</summary>
    public double TaskMacro => WildBenchCategories.Macro(Categories);
}
