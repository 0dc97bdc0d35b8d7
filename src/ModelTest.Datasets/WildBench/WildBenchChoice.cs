namespace ModelTest.Datasets.WildBench;

/// <summary>Which response is better.</summary>
internal enum WildBenchChoice
{
    /// <summary><c>A++</c>: response A is much better.</summary>
    AMuchBetter,

    /// <summary><c>A+</c>: response A is slightly better.</summary>
    ABetter,

    /// <summary><c>A=B</c>: the same quality.</summary>
    Tie,

    /// <summary><c>B+</c>: response B is slightly better.</summary>
    BBetter,

    /// <summary><c>B++</c>: response B is much better.</summary>
    BMuchBetter,
}
