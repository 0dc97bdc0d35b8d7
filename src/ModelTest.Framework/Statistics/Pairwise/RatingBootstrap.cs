using ModelTest.Statistics.Resampling;

namespace ModelTest.Statistics.Pairwise;

/// <summary>Ratings of resampled sets of battles. Sets in which a model has no battle are left out of its percentiles.</summary>
internal sealed class RatingBootstrap
{
    private readonly IReadOnlyCollection<string> models;

    internal RatingBootstrap(IReadOnlyCollection<string> models, IReadOnlyList<BradleyTerryRatings> rounds) =>
        (this.models, Rounds) = (models, rounds);

    /// <summary>The ratings of each set, in the order drawn; NaN for a model without battles in it.</summary>
    public IReadOnlyList<BradleyTerryRatings> Rounds { get; }

    /// <summary>The interval of a model's rating.</summary>
    /// <param name="model">A model of the battles.</param>
    /// <param name="low">Lower percentage.</param>
    /// <param name="high">Upper percentage.</param>
    /// <exception cref="ArgumentException">The model is in no battle.</exception>
    public Interval RatingInterval(string model, double low = 2.5, double high = 97.5) =>
        Percentile.Between(Values(model, round => round.Ratings[model]), low, high);

    /// <summary>
    /// The interval of a model's win rate, in percent, as Arena-Hard v0.1 has it: the percentiles of the ratings turned into win rates against the
    /// opponent's same percentiles (the anchor's rating never changes).
    /// </summary>
    /// <param name="model">A model of the battles.</param>
    /// <param name="opponent">Another one, such as the anchor.</param>
    /// <param name="low">Lower percentage.</param>
    /// <param name="high">Upper percentage.</param>
    /// <exception cref="ArgumentException">A model that is in no battle.</exception>
    public Interval WinRateInterval(string model, string opponent, double low = 2.5, double high = 97.5)
    {
        var (own, other) = (RatingInterval(model, low, high), RatingInterval(opponent, low, high));
        return new Interval(BradleyTerryRatings.WinRateOf(own.Low - other.Low), BradleyTerryRatings.WinRateOf(own.High - other.High));
    }

    /// <summary>
    /// A percentile of a model's win rates in the sets, in percent. Arena-Hard v2's style control reports the 50th as the score and the 5th and
    /// 95th as the interval.
    /// </summary>
    /// <param name="model">A model of the battles.</param>
    /// <param name="opponent">Another one, such as the baseline.</param>
    /// <param name="percent">0 to 100.</param>
    /// <exception cref="ArgumentException">A model that is in no battle.</exception>
    public double WinRatePercentile(string model, string opponent, double percent)
    {
        Check(opponent);
        return Percentile.Of(Values(model, round => round.WinRate(model, opponent)), percent);
    }

    private double[] Values(string model, Func<BradleyTerryRatings, double> value)
    {
        Check(model);
        double[] found = [.. Rounds.Select(value).Where(v => !double.IsNaN(v))];
        return found.Length > 0
            ? found
            : throw new InvalidOperationException($"No resampled set has a battle of '{model}': take more rounds.");
    }

    private void Check(string model)
    {
        if (!models.Contains(model))
        {
            throw new ArgumentException($"'{model}' is in no battle: the models are {string.Join(", ", models)}.", nameof(model));
        }
    }
}
