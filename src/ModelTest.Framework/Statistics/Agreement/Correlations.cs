using MathNet.Numerics.Statistics;

namespace ModelTest.Statistics.Agreement;

/// <summary>Correlations of two equally long lists. All are NaN when one of the lists has a single value only.</summary>
internal static class Correlations
{
    /// <summary>Pearson's product-moment correlation, -1 to 1.</summary>
    /// <param name="first">Finite numbers, at least one.</param>
    /// <param name="second">As many finite numbers.</param>
    /// <exception cref="ArgumentException">The lists are empty or of different lengths.</exception>
    public static double Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Pairs.Check(first, second);
        // Math.NET's running mean of a constant list is that constant, so that its variance is exactly 0.
        return Math.Clamp(Correlation.Pearson(first, second), -1, 1);
    }

    /// <summary>Spearman's ρ, -1 to 1: Pearson's correlation of the ranks; equal values share the mean of their ranks.</summary>
    /// <param name="first">Finite numbers, at least one.</param>
    /// <param name="second">As many finite numbers.</param>
    /// <exception cref="ArgumentException">The lists are empty or of different lengths.</exception>
    public static double Spearman(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Pairs.Check(first, second);
        return Pearson(Ranks(first), Ranks(second));
    }

    /// <summary>
    /// Kendall's τ-b, -1 to 1: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945) 239-251. (concordant -
    /// discordant) / √((pairs - tied in first) · (pairs - tied in second)); takes time with the square of the length.
    /// </summary>
    /// <param name="first">Finite numbers, at least one.</param>
    /// <param name="second">As many finite numbers.</param>
    /// <exception cref="ArgumentException">The lists are empty or of different lengths.</exception>
    public static double KendallTauB(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Pairs.Check(first, second);
        long balance = 0, untiedFirst = 0, untiedSecond = 0;
        for (var i = 0; i < first.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (first[i].CompareTo(first[j]), second[i].CompareTo(second[j]));
                balance += a * b;
                untiedFirst += Math.Abs(a);
                untiedSecond += Math.Abs(b);
            }
        }
        return balance / (Math.Sqrt(untiedFirst) * Math.Sqrt(untiedSecond));
    }

    private static double[] Ranks(IReadOnlyList<double> values) => ArrayStatistics.RanksInplace([.. values], RankDefinition.Average);
}
