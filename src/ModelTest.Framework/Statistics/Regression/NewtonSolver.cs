using MathNet.Numerics.LinearAlgebra;

namespace ModelTest.Statistics.Regression;

/// <summary>
/// Minimises loss + penalty/2 · ‖w‖² by Newton's method (iteratively reweighted least squares) with step halving (Armijo's rule). Starts at 0.
/// </summary>
internal sealed class NewtonSolver(LogisticLoss loss, double penalty)
{
    private const int MaxIterations = 200;
    // Steps below this (of η) end the fit: Newton's error after the step is of the order of its square.
    private const double StepTolerance = 1e-9;
    private const double Armijo = 1e-4;
    private const double Rounding = 1e-13;

    private readonly Matrix<double>? basis = penalty == 0 ? RowSpace.BasisOf(loss.Sample) : null;

    public LogisticFit Solve()
    {
        var w = Vector<double>.Build.Dense(loss.Sample.Features);
        var eta = new double[loss.Sample.Count];
        if (basis is { ColumnCount: 0 })
        {
            // No row says anything: every coefficient is as good as 0.
            return new LogisticFit(w.ToArray(), FitStatus.Converged, 0);
        }
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            var (step, slope) = Step(w, eta);
            var change = loss.Sample.Times(step.AsArray());
            var largest = Math.Max(loss.Largest(change), penalty == 0 ? 0 : step.AbsoluteMaximum());
            if (largest <= StepTolerance)
            {
                return new LogisticFit((w + step).ToArray(), FitStatus.Converged, iteration);
            }
            if (penalty == 0 && loss.Largest(eta) > FarRows.Distance && (Proof(change) || Proof(eta)))
            {
                return new LogisticFit(w.ToArray(), FitStatus.Separable, iteration);
            }
            if (Search(w, eta, step, change, slope) is not { } length)
            {
                // No shorter step is better either: the optimum to the precision of the loss, or a failure.
                return new LogisticFit(w.ToArray(), largest < 1e-6 ? FitStatus.Converged : Unfinished(w, eta), iteration);
            }
            w += length * step;
            eta = loss.Sample.Times(w.AsArray());
        }
        return new LogisticFit(w.ToArray(), Unfinished(w, eta), MaxIterations);
    }

    private bool Proof(double[] direction) => Separation.Proves(loss.Sample, direction, loss.Largest(direction));

    // A fit whose steps gain nothing is at rest: they are rounding and need not shrink. Elsewhere a separation is proof, its absence is none.
    private FitStatus Unfinished(Vector<double> w, double[] eta)
    {
        var status = penalty == 0 ? FarRows.Status(basis is null ? loss.Sample : loss.Sample.In(basis), eta) : FitStatus.Converged;
        var rests = -Step(w, eta).Slope <= Rounding * (1 + Value(w, eta));
        return rests || status == FitStatus.Separable ? status : FitStatus.IterationLimit;
    }

    private (Vector<double> Step, double Slope) Step(Vector<double> w, double[] eta)
    {
        var (gradient, hessian) = loss.Derivatives(eta);
        gradient += penalty * w;
        hessian += penalty * Matrix<double>.Build.DenseIdentity(w.Count);
        var step = basis is null
            ? Solve(hessian, gradient)
            : basis * Solve(basis.TransposeThisAndMultiply(hessian) * basis, basis.TransposeThisAndMultiply(gradient));
        return (-step, -gradient.DotProduct(step));
    }

    // A Hessian that rounding made singular gets the smallest ridge that helps, in the end steepest descent: each a direction of descent.
    private static Vector<double> Solve(Matrix<double> hessian, Vector<double> gradient)
    {
        hessian = (hessian + hessian.Transpose()) / 2;
        var scale = Math.Max(hessian.Diagonal().AbsoluteMaximum(), double.Epsilon);
        for (var ridge = 0d; ridge < 1; ridge = ridge == 0 ? 1e-15 : ridge * 100)
        {
            try
            {
                var solution = (hessian + (ridge * scale * Matrix<double>.Build.DenseIdentity(gradient.Count))).Cholesky().Solve(gradient);
                if (solution.All(double.IsFinite))
                {
                    return solution;
                }
            }
            catch (ArgumentException)
            {
                // MathNet's word for a matrix that is not positive definite.
            }
        }
        return gradient / scale;
    }

    private double Value(Vector<double> w, double[] eta) => loss.Value(eta) + (penalty / 2 * w.DotProduct(w));

    private double? Search(Vector<double> w, double[] eta, Vector<double> step, double[] change, double slope)
    {
        var start = Value(w, eta);
        var there = new double[eta.Length];
        // Down to 1e-10 of η too, for a curvature that is rounding makes a step of any length.
        var shortest = 1e-10 / Math.Max(1, loss.Largest(change));
        for (var length = 1d; length > shortest; length /= 2)
        {
            for (var i = 0; i < there.Length; i++)
            {
                there[i] = eta[i] + (length * change[i]);
            }
            if (Value(w + (length * step), there) <= start + (Armijo * length * slope) + (Rounding * (1 + Math.Abs(start))))
            {
                return length;
            }
        }
        return null;
    }
}
