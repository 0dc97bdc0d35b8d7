using ModelTest.Statistics.Regression;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Statistics.Pairwise;

/// <summary>The logistic regression of battles: +ln 10 for model A, -ln 10 for model B, then the standardised style differences.</summary>
internal sealed class PairwiseRegression
{
    private const double InitialRating = 1000;
    private static readonly double LogBase = Math.Log(10);

    private readonly IReadOnlyList<Battle> battles;
    private readonly string[] models;
    private readonly LogisticSample sample;
    private readonly PairwiseOptions options;

    public PairwiseRegression(IReadOnlyList<Battle> battles, IReadOnlyList<double[]> style, PairwiseOptions options)
    {
        if (battles.Count == 0)
        {
            throw new ArgumentException("Ratings need at least one battle.", nameof(battles));
        }
        (this.battles, this.options) = (battles, options);
        models = [.. battles.Select(b => b.ModelA).Concat(battles.Select(b => b.ModelB)).Distinct()];
        if (options.Anchor is { } anchor && !models.Contains(anchor))
        {
            throw new ArgumentException($"The anchor '{anchor}' is in no battle: the models are {string.Join(", ", models)}.", nameof(options));
        }
        var column = models.Index().ToDictionary(m => m.Item, m => m.Index);
        sample = new LogisticSample([.. battles.Select((battle, i) =>
        {
            var row = new double[models.Length + style[i].Length];
            (row[column[battle.ModelA]], row[column[battle.ModelB]]) = (LogBase, -LogBase);
            style[i].CopyTo(row, models.Length);
            // Every battle is doubled, so that a tie can be one win for each; the penalty of a regularised fit sees the doubled rows.
            return new LogisticObservation(row, 2 * battle.Score, 2 * (1 - battle.Score));
        })]);
    }

    public BradleyTerryRatings Fit() => Fit([.. battles.Select(b => (double)b.Weight)]);

    public RatingBootstrap Resample(int rounds, uint seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        // A battle of weight 3 is three rows, each drawn on its own.
        int[] rows = [.. battles.SelectMany((b, i) => Enumerable.Repeat(i, b.Weight))];
        var random = new NumpyRandom(seed);
        var fits = new BradleyTerryRatings[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var drawn = new double[battles.Count];
            foreach (var row in random.Resample(rows.Length))
            {
                drawn[rows[row]]++;
            }
            fits[round] = Fit(drawn);
        }
        return new RatingBootstrap(models, fits);
    }

    private BradleyTerryRatings Fit(double[] counts)
    {
        var weighted = sample.Reweighted(counts);
        var fit = options.C is { } c ? LogisticRegression.FitL2(weighted, c) : LogisticRegression.Fit(weighted);
        var present = battles.Where((_, i) => counts[i] > 0).SelectMany(b => new[] { b.ModelA, b.ModelB }).ToHashSet();
        var ratings = models.Zip(fit.Coefficients, (model, coefficient) => (model, Rating: (BradleyTerryRatings.Scale * coefficient) + InitialRating))
            // A resampled set can lack a model; 0 for it would look like a rating.
            .ToDictionary(m => m.model, m => present.Contains(m.model) ? m.Rating : double.NaN);
        var shift = options.Anchor is { } anchor ? options.AnchorRating - ratings[anchor] : 0;
        return new BradleyTerryRatings(
            ratings.ToDictionary(r => r.Key, r => r.Value + shift), [.. fit.Coefficients.Skip(models.Length)], fit);
    }
}
