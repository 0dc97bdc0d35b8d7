namespace ModelTest.Datasets.WildBench;

/// <summary>How WildBench's judge is asked.</summary>
internal enum WildBenchMode
{
    /// <summary>For a score of each reply: WB-Score.</summary>
    Score,

    /// <summary>To compare each reply with reference models' replies: WB-Reward.</summary>
    Compare,
}
