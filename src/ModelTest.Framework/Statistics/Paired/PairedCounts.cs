namespace ModelTest.Statistics.Paired;

/// <summary>How the same items came out in two runs.</summary>
/// <param name="Items">All items, 0 or more.</param>
/// <param name="Lost">Items that were right and are no more; 0 or more.</param>
/// <param name="Gained">Items that are right and were not; 0 or more.</param>
internal readonly record struct PairedCounts(int Items, int Lost, int Gained)
{
    /// <summary>The change of the share of right items, -1 to 1; 0 without items.</summary>
    public double Difference => Items == 0 ? 0 : (double)(Gained - Lost) / Items;

    /// <summary>Both counts together.</summary>
    public static PairedCounts operator +(PairedCounts one, PairedCounts other) =>
        new(one.Items + other.Items, one.Lost + other.Lost, one.Gained + other.Gained);

    /// <summary>Refuses counts that cannot be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more changed than there are.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Lost);
        ArgumentOutOfRangeException.ThrowIfNegative(Gained);
        ArgumentOutOfRangeException.ThrowIfLessThan(Items, Lost + Gained);
    }
}
