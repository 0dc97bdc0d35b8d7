using System.Globalization;
using ModelTest.Statistics;

namespace ModelTest.Scoring;

/// <summary>The units of a score: files hold it as it is, tables for people show it as this scale says.</summary>
/// <param name="Lowest">The least score there can be.</param>
/// <param name="Highest">The greatest score there can be; more than <paramref name="Lowest"/>.</param>
public sealed record ScoreScale(double Lowest, double Highest)
{
    /// <summary>Right items over all items: a fraction in files, 0 to 100 in tables.</summary>
    public static ScoreScale Accuracy { get; } = new(0, 1) { Factor = 100 };

    /// <summary>Decimals in tables, as the benchmark rounds; 0 to 15.</summary>
    /// <value>2, as OpenCompass.</value>
    public int Decimals { get; init; } = 2;

    // Tables show accuracy as OpenCompass does; scores of other scales are in the benchmark's own units already.
    internal double Factor { get; private init; } = 1;

    /// <summary>Whether scores are right items over all items, and not means of what items were given.</summary>
    internal bool IsAccuracy => this == Accuracy;

    /// <summary>Cuts a score's interval at the ends of the scale, beyond which no score can be.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="score">The score; stays in the interval even where a benchmark's rules put it off the scale.</param>
    internal Interval Cut(Interval interval, double score) =>
        new(Math.Max(interval.Low, Math.Min(Lowest, score)), Math.Min(interval.High, Math.Max(Highest, score)));

    /// <summary>The ends as a text, such as <c>1 to 10</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lowest * Factor} to {Highest * Factor}");
}
