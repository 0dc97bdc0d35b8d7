using MathNet.Numerics.LinearAlgebra;

namespace ModelTest.Statistics.Regression;

/// <summary>
/// Minimises ‖w‖₁ + loss by proximal Newton steps: the quadratic model of the loss plus ‖w‖₁ is minimised by coordinate descent, then the step is
/// halved until it descends. G.-X. Yuan, C.-H. Ho, C.-J. Lin, "An improved GLMNET for L1-regularized logistic regression", Journal of Machine
/// Learning Research 13 (2012) 1999-2030.
/// </summary>
internal sealed class L1Solver(LogisticLoss loss)
{
    private const int MaxIterations = 200;
    private const int MaxSweeps = 10_000;
    // Of the gradient, relative to the largest it can be.
    private const double Tolerance = 1e-10;
    private const double Armijo = 0.01;
    private const double Rounding = 1e-14;

    public LogisticFit Solve()
    {
        var w = new double[loss.Sample.Features];
        var eta = new double[loss.Sample.Count];
        var tolerance = Tolerance * Math.Max(1, LargestGradient());
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            var (gradient, hessian) = loss.Derivatives(eta);
            var target = Descend(w, gradient, hessian);
            if (Violation(w, gradient) <= tolerance)
            {
                // A step more doubles the digits of the coefficients at next to no cost.
                var polished = Violation(target, loss.Derivatives(loss.Sample.Times(target)).Gradient) <= tolerance;
                return new LogisticFit(polished ? target : w, FitStatus.Converged, iteration);
            }
            if (Search(w, eta, gradient, target) is not { } next)
            {
                return new LogisticFit(w, Violation(w, gradient) <= 1000 * tolerance ? FitStatus.Converged : FitStatus.IterationLimit, iteration);
            }
            w = next;
            eta = loss.Sample.Times(w);
        }
        return new LogisticFit(w, FitStatus.IterationLimit, MaxIterations);
    }

    // How far the conditions of an optimum are from holding: gradient = -sign(w) where w is not 0, |gradient| <= 1 where it is.
    private static double Violation(double[] w, Vector<double> gradient)
    {
        double largest = 0;
        for (var j = 0; j < w.Length; j++)
        {
            largest = Math.Max(largest, w[j] != 0 ? Math.Abs(gradient[j] + Math.Sign(w[j])) : Math.Abs(gradient[j]) - 1);
        }
        return largest;
    }

    // The minimum of gradient·(u - w) + ½ (u - w)·hessian·(u - w) + ‖u‖₁.
    private static double[] Descend(double[] w, Vector<double> gradient, Matrix<double> hessian)
    {
        var u = (double[])w.Clone();
        var slope = gradient.ToArray();
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            double largest = 0;
            for (var j = 0; j < u.Length; j++)
            {
                var curvature = Math.Max(hessian[j, j], 1e-12);
                var free = u[j] - (slope[j] / curvature);
                var shrunk = Math.Sign(free) * Math.Max(0, Math.Abs(free) - (1 / curvature));
                var change = shrunk - u[j];
                if (change == 0)
                {
                    continue;
                }
                u[j] = shrunk;
                for (var k = 0; k < u.Length; k++)
                {
                    slope[k] += hessian[k, j] * change;
                }
                largest = Math.Max(largest, Math.Abs(change) / (1 + Math.Abs(shrunk)));
            }
            if (largest < 1e-14)
            {
                break;
            }
        }
        return u;
    }

    private double[]? Search(double[] w, double[] eta, Vector<double> gradient, double[] target)
    {
        var start = loss.Value(eta) + Norm(w);
        var step = target.Zip(w, (to, from) => to - from).ToArray();
        var descent = gradient.DotProduct(Vector<double>.Build.Dense(step)) + Norm(target) - Norm(w);
        for (var length = 1d; length > 1e-10; length /= 2)
        {
            // A whole step is the target itself, so that its zeros stay exact.
            var at = length == 1 ? target : w.Zip(step, (from, s) => from + (length * s)).ToArray();
            var value = loss.Value(loss.Sample.Times(at)) + Norm(at);
            if (value <= start + (Armijo * length * descent) + (Rounding * (1 + Math.Abs(start))))
            {
                return at;
            }
        }
        return null;
    }

    private static double Norm(double[] w) => w.Sum(Math.Abs);

    private double LargestGradient()
    {
        // Rows far on the wrong side pull with their whole weight; at 0 every row pulls with half of its weight.
        var (gradient, hessian) = loss.Derivatives(new double[loss.Sample.Count]);
        return Math.Max(gradient.AbsoluteMaximum(), 4 * hessian.Diagonal().AbsoluteMaximum());
    }
}
