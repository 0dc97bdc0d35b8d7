namespace ModelTest.Statistics.Regression;

/// <summary>Proves that a likelihood has no finite maximum.</summary>
internal static class Separation
{
    private const double Tolerance = 1e-6;

    /// <summary>
    /// Whether moving along a direction for ever never lowers the likelihood of a row and raises that of some: rows with one label go its way or
    /// stay, rows with both labels stay (Albert and Anderson 1984).
    /// </summary>
    /// <param name="sample">The rows.</param>
    /// <param name="direction">The direction's change of η, for each row.</param>
    /// <param name="largest">The largest of the changes' absolute values.</param>
    public static bool Proves(LogisticSample sample, ReadOnlySpan<double> direction, double largest)
    {
        if (largest == 0)
        {
            return false;
        }
        var slack = Tolerance * largest;
        for (var i = 0; i < direction.Length; i++)
        {
            if ((sample.Positive[i] > 0 && direction[i] < -slack) || (sample.Negative[i] > 0 && direction[i] > slack))
            {
                return false;
            }
        }
        return true;
    }
}
