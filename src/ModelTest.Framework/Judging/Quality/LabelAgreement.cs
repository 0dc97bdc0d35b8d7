using ModelTest.Judging.Calibration;
using ModelTest.Statistics;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Judging.Quality;

/// <summary>How a judge agrees with labels of one kind.</summary>
/// <param name="Kind">ratings or verdicts.</param>
/// <param name="Count">Labels with a judgement that could be read; at least one.</param>
/// <param name="Exact">Those with the same rating or verdict.</param>
/// <param name="WithinOne">Those whose ratings differ by 1 at most; null of verdicts.</param>
/// <param name="Kappa">Cohen's κ, every disagreement counting the same.</param>
/// <param name="WeightedKappa">Cohen's κ by the square of the distance; null of verdicts.</param>
internal sealed record LabelAgreement(string Kind, int Count, int Exact, int? WithinOne, CohenKappa Kappa, CohenKappa? WeightedKappa)
{
    /// <summary>Labels that are numbers.</summary>
    public const string Ratings = "ratings";

    /// <summary>Labels that are words.</summary>
    public const string Verdicts = "verdicts";

    // κ does not depend on the unit: in thousandths ratings such as 7.5 are whole numbers.
    private const double Unit = 1000;

    // The 97.5 % quantile of the standard normal distribution.
    private const double Z = StandardNormal.TwoSided95;

    /// <summary>Judgements that count as agreeing for <c>gates.judge.minimum_agreement</c>: ratings within 1, the same verdict.</summary>
    public int Agreeing => WithinOne ?? Exact;

    /// <summary>The κ for <c>gates.judge.minimum_kappa</c>: ratings have an order, verdicts none.</summary>
    public CohenKappa GatedKappa => WeightedKappa ?? Kappa;

    /// <summary>The agreement with each kind of labels there is.</summary>
    /// <param name="judgements">Labels and judgements; those that could not be read are left out.</param>
    public static IReadOnlyList<LabelAgreement> Of(IEnumerable<LabelledJudgement> judgements)
    {
        var read = judgements.Where(j => j.IsRead).ToLookup(j => j.Label.Rating is not null);
        return [.. new[] { OfRatings([.. read[true]]), OfVerdicts([.. read[false]]) }.OfType<LabelAgreement>()];
    }

    /// <summary>The 95 % interval of a share of the labels: Wilson's.</summary>
    /// <param name="agreeing">How many.</param>
    public Interval IntervalOf(int agreeing) => WilsonInterval.At95(agreeing, Count);

    /// <summary>The 95 % interval of a κ, by its large-sample standard error; null where κ is none.</summary>
    /// <param name="kappa">κ.</param>
    public static Interval? IntervalOf(CohenKappa kappa) => double.IsNaN(kappa.Kappa)
        ? null
        : new Interval(Math.Max(-1, kappa.Kappa - (Z * kappa.StandardError)), Math.Min(1, kappa.Kappa + (Z * kappa.StandardError)));

    private static LabelAgreement? OfRatings(IReadOnlyList<LabelledJudgement> judgements)
    {
        if (judgements.Count == 0)
        {
            return null;
        }
        double[] labels = [.. judgements.Select(j => j.Label.Rating!.Value)];
        double[] ratings = [.. judgements.Select(j => j.Rating!.Value)];
        var agreement = RatingAgreement.Of(labels, ratings);
        var (first, second) = (Whole(labels), Whole(ratings));
        return new LabelAgreement(
            Ratings,
            labels.Length,
            (int)Math.Round(agreement.Exact * labels.Length),
            (int)Math.Round(agreement.WithinOne * labels.Length),
            CohenKappa.Of(first, second),
            CohenKappa.Of(first, second, KappaWeights.Quadratic));
    }

    private static LabelAgreement? OfVerdicts(IReadOnlyList<LabelledJudgement> judgements)
    {
        if (judgements.Count == 0)
        {
            return null;
        }
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        int Number(string verdict)
        {
            numbers.TryAdd(verdict, numbers.Count);
            return numbers[verdict];
        }
        int[] labels = [.. judgements.Select(j => Number(j.Label.Verdict))];
        int[] verdicts = [.. judgements.Select(j => Number(j.Verdict))];
        var exact = labels.Zip(verdicts).Count(p => p.First == p.Second);
        return new LabelAgreement(Verdicts, labels.Length, exact, null, CohenKappa.Of(labels, verdicts), null);
    }

    private static int[] Whole(IEnumerable<double> ratings) => [.. ratings.Select(r => (int)Math.Clamp(Math.Round(r * Unit), int.MinValue, int.MaxValue))];
}
