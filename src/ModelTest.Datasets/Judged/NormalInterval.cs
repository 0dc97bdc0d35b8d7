using ModelTest.Scoring;

namespace ModelTest.Datasets.Judged;

/// <summary>The 95 % interval of a mean from its standard error, by the normal distribution.</summary>
internal static class NormalInterval
{
    private const double Z = 1.959964;

    /// <summary>A number with its interval, which stays within the scale.</summary>
    /// <param name="value">The number; null: there is none.</param>
    /// <param name="standardError">Its standard error; null or NaN: unknown.</param>
    /// <param name="scale">The number's scale.</param>
    public static AggregateScore Of(double? value, double? standardError, ScoreScale scale)
    {
        var half = Z * (standardError ?? double.NaN);
        return value is not { } mean || double.IsNaN(half)
            ? new AggregateScore(value ?? double.NaN)
            : new AggregateScore(mean, Math.Max(scale.Lowest, mean - half), Math.Min(scale.Highest, mean + half));
    }
}
