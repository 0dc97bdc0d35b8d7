using ModelTest.Judging.Quality;
using ModelTest.Statistics;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Recording;

/// <summary>How the judge agrees with labels of one kind, in run.json.</summary>
/// <param name="Labels">ratings or verdicts.</param>
/// <param name="Count">Labels that were compared.</param>
/// <param name="Exact">Share with the same rating or verdict.</param>
/// <param name="ExactCi">Its 95 % interval.</param>
/// <param name="WithinOne">Share of ratings that differ by 1 at most; null of verdicts.</param>
/// <param name="WithinOneCi">Its 95 % interval.</param>
/// <param name="Kappa">Cohen's κ; null where there is none.</param>
/// <param name="KappaCi">Its 95 % interval.</param>
/// <param name="QuadraticKappa">Cohen's κ by the square of the distance; null of verdicts, and where there is none.</param>
/// <param name="QuadraticKappaCi">Its 95 % interval.</param>
internal sealed record RunAgreement(
    string Labels,
    int Count,
    double Exact,
    double[] ExactCi,
    double? WithinOne,
    double[]? WithinOneCi,
    double? Kappa,
    double[]? KappaCi,
    double? QuadraticKappa,
    double[]? QuadraticKappaCi)
{
    public static RunAgreement Of(LabelAgreement agreement) => new(
        agreement.Kind,
        agreement.Count,
        (double)agreement.Exact / agreement.Count,
        Ends(agreement.IntervalOf(agreement.Exact))!,
        (double?)agreement.WithinOne / agreement.Count,
        agreement.WithinOne is { } within ? Ends(agreement.IntervalOf(within)) : null,
        Value(agreement.Kappa),
        Ends(LabelAgreement.IntervalOf(agreement.Kappa)),
        Value(agreement.WeightedKappa),
        agreement.WeightedKappa is { } weighted ? Ends(LabelAgreement.IntervalOf(weighted)) : null);

    private static double? Value(CohenKappa? kappa) => kappa is null || double.IsNaN(kappa.Kappa) ? null : kappa.Kappa;

    private static double[]? Ends(Interval? interval) => interval is { } known ? [known.Low, known.High] : null;
}
