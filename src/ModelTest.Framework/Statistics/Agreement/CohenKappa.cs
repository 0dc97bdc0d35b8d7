namespace ModelTest.Statistics.Agreement;

/// <summary>
/// Agreement of two raters beyond chance: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
/// (1960) 37-46, and "Weighted kappa", Psychological Bulletin 70 (1968) 213-220.
/// </summary>
/// <param name="Kappa">
/// κ = 1 - D / E, at most 1, 0 for chance; NaN when chance alone agrees on everything (both raters give one and the same rating).
/// </param>
/// <param name="StandardError">
/// Its large-sample standard error: J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted kappa",
/// Psychological Bulletin 72 (1969) 323-327; NaN with κ.
/// </param>
/// <param name="Count">Items rated.</param>
internal sealed record CohenKappa(double Kappa, double StandardError, int Count)
{
    /// <summary>
    /// κ of two raters. D is the mean disagreement of the pairs and E that of all combinations of the raters' own ratings. Distances are those of
    /// the rating values; scikit-learn takes the positions among the ratings that occur, which is the same when none between is missing.
    /// </summary>
    /// <param name="first">Ratings by one rater, an item each; at least one.</param>
    /// <param name="second">Ratings of the same items by the other.</param>
    /// <param name="weights">What a disagreement counts.</param>
    /// <exception cref="ArgumentException">No ratings, or not as many of one rater as of the other.</exception>
    public static CohenKappa Of(IReadOnlyList<int> first, IReadOnlyList<int> second, KappaWeights weights = KappaWeights.None)
    {
        Pairs.Check(first, second);
        var n = (double)first.Count;
        var rows = first.CountBy(r => r).ToDictionary(r => r.Key, r => r.Value / n);
        var columns = second.CountBy(r => r).ToDictionary(r => r.Key, r => r.Value / n);
        var cells = first.Zip(second).CountBy(c => c).ToDictionary(c => c.Key, c => c.Value / n);

        var observed = cells.Sum(c => c.Value * Distance(c.Key.First, c.Key.Second));
        // The mean distance of a rating to those of the other rater.
        var ofRow = rows.ToDictionary(r => r.Key, r => columns.Sum(c => c.Value * Distance(r.Key, c.Key)));
        var ofColumn = columns.ToDictionary(c => c.Key, c => rows.Sum(r => r.Value * Distance(r.Key, c.Key)));
        var expected = rows.Sum(r => r.Value * ofRow[r.Key]);
        if (expected == 0)
        {
            return new CohenKappa(double.NaN, double.NaN, first.Count);
        }

        // Fleiss, Cohen and Everitt's variance, written in disagreements: D and E for 1 - po and 1 - pe.
        var ratio = observed / expected;
        var variance = 0d;
        foreach (var (cell, share) in cells)
        {
            var term = Distance(cell.First, cell.Second) - (ratio * (ofRow[cell.First] + ofColumn[cell.Second]));
            variance += share * term * term;
        }
        variance = (variance - (observed * observed)) / (n * expected * expected);
        return new CohenKappa(1 - ratio, Math.Sqrt(Math.Max(0, variance)), first.Count);

        double Distance(int a, int b)
        {
            var d = Math.Abs((double)a - b);
            return weights switch
            {
                KappaWeights.None => d == 0 ? 0 : 1,
                KappaWeights.Linear => d,
                KappaWeights.Quadratic => d * d,
                _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Not a kind of weights."),
            };
        }
    }
}
