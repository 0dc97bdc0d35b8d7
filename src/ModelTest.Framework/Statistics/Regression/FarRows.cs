namespace ModelTest.Statistics.Regression;

/// <summary>
/// What the rows far on their side say about the optimum. The derivatives do not show it: a row at η = 40 pulls with 4e-18 of its weight, which is
/// below the rounding of the others' pull, and whether such rows pull together for ever or against each other decides whether there is an optimum.
/// </summary>
internal static class FarRows
{
    /// <summary>exp(-20) = 2e-9: far enough for separated rows to be 0 or 1, near enough for the others to be in place.</summary>
    public const double Distance = 20;

    /// <summary>
    /// How a fit ends that has the other rows in place. Each of these would still pull against a change of its η, so what separates leaves them
    /// where they are: of the directions that do, a fit of the far rows alone, from 0 again, tells whether one separates.
    /// </summary>
    /// <param name="sample">The rows, with no direction that they do not tell apart.</param>
    /// <param name="eta">The fit's η of the rows.</param>
    public static FitStatus Status(LogisticSample sample, double[] eta)
    {
        double[] far = [.. eta.Select((e, i) => IsFar(sample, i, e) ? 1 : 0)];
        var free = RowSpace.KernelOf(sample.Reweighted([.. far.Select(f => 1 - f)]));
        if (free.ColumnCount == 0)
        {
            return FitStatus.Converged;
        }
        if (free.ColumnCount == sample.Features)
        {
            // There are no other rows, so η itself separates.
            return FitStatus.Separable;
        }
        return new NewtonSolver(new LogisticLoss(sample.Reweighted(far).In(free), 1), 0).Solve().Status;
    }

    private static bool IsFar(LogisticSample sample, int row, double eta) =>
        sample.Negative[row] == 0 ? eta > Distance : sample.Positive[row] == 0 && eta < -Distance;
}
