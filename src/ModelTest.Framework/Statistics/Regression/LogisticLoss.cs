using MathNet.Numerics.LinearAlgebra;

namespace ModelTest.Statistics.Regression;

/// <summary>
/// The weighted log-loss of a sample, c · Σ (positive · log(1 + exp(-η)) + negative · log(1 + exp(η))) with η = features · coefficients, and
/// its derivatives.
/// </summary>
internal sealed class LogisticLoss(LogisticSample sample, double c)
{
    public LogisticSample Sample => sample;

    /// <summary>The loss at the given η of the rows.</summary>
    public double Value(ReadOnlySpan<double> eta)
    {
        double sum = 0;
        for (var i = 0; i < eta.Length; i++)
        {
            // A weight of 0 times an infinite loss would be NaN.
            sum += sample.Positive[i] == 0 ? 0 : sample.Positive[i] * LogisticMath.Softplus(-eta[i]);
            sum += sample.Negative[i] == 0 ? 0 : sample.Negative[i] * LogisticMath.Softplus(eta[i]);
        }
        return c * sum;
    }

    /// <summary>Gradient and Hessian by the coefficients.</summary>
    public (Vector<double> Gradient, Matrix<double> Hessian) Derivatives(ReadOnlySpan<double> eta)
    {
        var (gradient, hessian) = (new double[sample.Features], new double[sample.Features, sample.Features]);
        for (var i = 0; i < eta.Length; i++)
        {
            var (up, down) = (LogisticMath.Sigmoid(eta[i]), LogisticMath.Sigmoid(-eta[i]));
            var slope = c * ((sample.Negative[i] * up) - (sample.Positive[i] * down));
            var curvature = c * (sample.Negative[i] + sample.Positive[i]) * up * down;
            var (at, x) = sample.Row(i);
            for (var a = 0; a < at.Count; a++)
            {
                gradient[at[a]] += slope * x[a];
                for (var b = 0; b < at.Count; b++)
                {
                    hessian[at[a], at[b]] += curvature * x[a] * x[b];
                }
            }
        }
        return (Vector<double>.Build.Dense(gradient), Matrix<double>.Build.DenseOfArray(hessian));
    }

    /// <summary>The largest |value| of the rows that have a weight.</summary>
    public double Largest(ReadOnlySpan<double> ofRows)
    {
        double largest = 0;
        for (var i = 0; i < ofRows.Length; i++)
        {
            if (sample.Positive[i] + sample.Negative[i] > 0)
            {
                largest = Math.Max(largest, Math.Abs(ofRows[i]));
            }
        }
        return largest;
    }
}
