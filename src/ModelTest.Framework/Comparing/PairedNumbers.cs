using ModelTest.Statistics;
using ModelTest.Statistics.Paired;

namespace ModelTest.Comparing;

/// <summary>A model against another on the same items.</summary>
/// <param name="Counts">Items in both runs, and how many were lost and gained; of scored items, how many went down and up.</param>
/// <param name="Difference">The model's score less the other's, over these items, in the units of the scores.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="P">Two-sided p of the counts: McNemar's exact test; of scored items the sign test, which is the same sum.</param>
internal sealed record PairedNumbers(PairedCounts Counts, double Difference, Interval Interval, double P)
{
    /// <summary>The adjusted p from which on a difference is no significant one.</summary>
    public const double Level = 0.05;

    /// <summary>p adjusted by Holm for all tests of its family, 0 to 1.</summary>
    public double Adjusted { get; set; } = 1;

    /// <summary>Items that only the other run has.</summary>
    public int OnlyReference { get; init; }

    /// <summary>Items that only this run has.</summary>
    public int OnlyModel { get; init; }

    /// <summary>Whether the difference is significant.</summary>
    public bool IsSignificant => Adjusted <= Level;

    /// <summary>Whether it is significant, and the model the worse of the two.</summary>
    public bool IsLoss => IsSignificant && Counts.Lost > Counts.Gained;
}
