using ModelTest.Datasets.Judged;
using ModelTest.Statistics.LengthControl;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>The length-controlled win rate of a run.</summary>
internal static class AlpacaEvalLengthControl
{
    /// <summary>Fits alpaca_eval's <c>length_controlled_v1</c>: the gamed rows, then the model's; the rate is over all instructions.</summary>
    /// <param name="comparisons">The comparisons, in the order of the instructions.</param>
    /// <param name="gamed">The gamed rows and the difficulties.</param>
    /// <exception cref="ArgumentException">The outputs' lengths leave nothing to control, or there are too few rows.</exception>
    public static LengthControlledWinRate Of(IReadOnlyList<AlpacaEvalComparison> comparisons, AlpacaEvalGamed gamed)
    {
        var terms = LengthControlledRegression.LengthTerms(
            [.. comparisons.Select(c => CodePoints.Count(c.Baseline))], [.. comparisons.Select(c => CodePoints.Count(c.Output))]);
        double[] difficulties = [.. comparisons.Select(c => gamed.Difficulties[c.Item.Index])];
        var own = comparisons.Index().Where(c => c.Item.Preference is not null)
            .Select(c => new LengthControlRow(terms[c.Index], difficulties[c.Index], false, c.Item.Preference!.Value - 1));
        return LengthControlledRegression.Fit([.. gamed.Rows, .. own]).Weights.WinRate(difficulties);
    }
}
