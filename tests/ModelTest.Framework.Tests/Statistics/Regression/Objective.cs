using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

/// <summary>The log-loss and its gradient written down plainly, to check optima with.</summary>
internal static class Objective
{
    public static double Loss(IReadOnlyList<LogisticObservation> rows, IReadOnlyList<double> w) => rows.Sum(row =>
    {
        var eta = row.Features.Zip(w, (x, c) => x * c).Sum();
        return (row.Positive * Math.Log(1 + Math.Exp(-eta))) + (row.Negative * Math.Log(1 + Math.Exp(eta)));
    });

    public static double[] Gradient(IReadOnlyList<LogisticObservation> rows, IReadOnlyList<double> w) =>
        [.. Enumerable.Range(0, w.Count).Select(j => rows.Sum(row =>
        {
            var p = 1 / (1 + Math.Exp(-row.Features.Zip(w, (x, c) => x * c).Sum()));
            return row.Features[j] * ((row.Negative * p) - (row.Positive * (1 - p)));
        }))];
}
