namespace ModelTest.Statistics.Agreement;

/// <summary>How often two raters give the same rating.</summary>
/// <param name="Exact">Share of items with equal ratings, 0 to 1.</param>
/// <param name="WithinOne">Share of items whose ratings differ by 1 at most, 0 to 1.</param>
/// <param name="Count">Items rated.</param>
internal sealed record RatingAgreement(double Exact, double WithinOne, int Count)
{
    // Ratings such as 8.3 and 7.3 differ by a little more than 1 in binary.
    private const double Slack = 1e-9;

    /// <summary>The agreement of two raters.</summary>
    /// <param name="first">Ratings by one rater, an item each; at least one, finite.</param>
    /// <param name="second">Ratings of the same items by the other.</param>
    /// <exception cref="ArgumentException">No ratings, or not as many of one rater as of the other.</exception>
    public static RatingAgreement Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Pairs.Check(first, second);
        var differences = first.Zip(second, (a, b) => Math.Abs(a - b)).ToArray();
        return new RatingAgreement(
            (double)differences.Count(d => d <= Slack) / differences.Length,
            (double)differences.Count(d => d <= 1 + Slack) / differences.Length,
            differences.Length);
    }
}
