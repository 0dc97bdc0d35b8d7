using ModelTest.Statistics.Regression;

namespace ModelTest.Statistics.Pairwise;

/// <summary>Ratings of models on the scale of Elo: 400 points are odds of 10 to 1.</summary>
/// <param name="Ratings">Rating by model, in the order in which the battles name them.</param>
/// <param name="StyleCoefficients">
/// Natural log-odds for model A by each style difference, per standard deviation; empty without style control.
/// </param>
/// <param name="Fit">The regression behind them; look at its status: a model that won or lost every battle has no finite rating.</param>
internal sealed record BradleyTerryRatings(IReadOnlyDictionary<string, double> Ratings, IReadOnlyList<double> StyleCoefficients, LogisticFit Fit)
{
    internal const double Scale = 400;

    /// <summary>The expected win rate of a model, in percent: 100 / (1 + 10^((opponent's rating - model's rating) / 400)).</summary>
    /// <param name="model">A rated model.</param>
    /// <param name="opponent">Another one, such as the baseline.</param>
    /// <exception cref="ArgumentException">A model that is not rated.</exception>
    public double WinRate(string model, string opponent) => WinRateOf(RatingOf(model) - RatingOf(opponent));

    internal static double WinRateOf(double difference) => 100 / (1 + Math.Pow(10, -difference / Scale));

    private double RatingOf(string model) => Ratings.TryGetValue(model, out var rating)
        ? rating
        : throw new ArgumentException($"'{model}' is not rated: rated are {string.Join(", ", Ratings.Keys)}.");
}
