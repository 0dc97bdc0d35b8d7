namespace ModelTest.Datasets.MTBench;

/// <summary>Which of two assistants a judge prefers.</summary>
internal enum MTBenchVerdict
{
    /// <summary>The first.</summary>
    A,

    /// <summary>The second.</summary>
    B,

    /// <summary>Neither.</summary>
    Tie,
}
