namespace ModelTest.Datasets.MTBench;

/// <summary>Two games on a question: the judge saw the replies in both orders.</summary>
/// <param name="First">The verdict with the model as assistant A; null: it could not be read.</param>
/// <param name="Swapped">The verdict with the model as assistant B; null: it could not be read.</param>
internal readonly record struct MTBenchMatch(MTBenchVerdict? First, MTBenchVerdict? Swapped)
{
    /// <summary>Whether both verdicts could be read.</summary>
    public bool IsJudged => First is not null && Swapped is not null;

    /// <summary>Whether the model won both games.</summary>
    public bool IsWin => First == MTBenchVerdict.A && Swapped == MTBenchVerdict.B;

    /// <summary>Whether the model lost both games.</summary>
    public bool IsLoss => First == MTBenchVerdict.B && Swapped == MTBenchVerdict.A;
}
