namespace ModelTest.Datasets.ArenaHard;

/// <summary>Who wrote the better answer.</summary>
internal enum ArenaHardVerdict
{
    /// <summary><c>A&gt;&gt;B</c>: assistant A is significantly better.</summary>
    AMuchBetter,

    /// <summary><c>A&gt;B</c>: assistant A is slightly better.</summary>
    ABetter,

    /// <summary><c>A=B</c>: relatively the same.</summary>
    Tie,

    /// <summary><c>B&gt;A</c>: assistant B is slightly better.</summary>
    BBetter,

    /// <summary><c>B&gt;&gt;A</c>: assistant B is significantly better.</summary>
    BMuchBetter,
}
