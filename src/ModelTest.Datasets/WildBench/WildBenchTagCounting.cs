namespace ModelTest.Datasets.WildBench;

/// <summary>How often a task counts for a category that several of its tags belong to.</summary>
internal enum WildBenchTagCounting
{
    /// <summary>Once for each of those tags, as in OpenCompass.</summary>
    PerTag,

    /// <summary>Once, as in the script that makes WildBench's leaderboard (_create_tables.py removes duplicates).</summary>
    Once,
}
