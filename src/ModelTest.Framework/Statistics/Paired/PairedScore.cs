namespace ModelTest.Statistics.Paired;

/// <summary>How the same item was scored in two runs.</summary>
/// <param name="Difference">The second run's score less the first's, in the scale's units.</param>
/// <param name="Weight">What the item weighs in its subject's mean; more than 0.</param>
internal readonly record struct PairedScore(double Difference, double Weight = 1)
{
    /// <summary>The mean of the differences by their weights; 0 without items.</summary>
    /// <param name="scores">The items.</param>
    public static double Mean(IReadOnlyList<PairedScore> scores)
    {
        double sum = 0, weights = 0;
        foreach (var score in scores)
        {
            sum += score.Difference * score.Weight;
            weights += score.Weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
