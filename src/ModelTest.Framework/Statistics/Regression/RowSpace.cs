using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace ModelTest.Statistics.Regression;

/// <summary>
/// The directions that the rows can tell apart. Ratings of battles are determined up to a constant only; in the row space the optimum is unique,
/// and it is the one with the smallest norm, which is where descent from 0 ends too.
/// </summary>
internal static class RowSpace
{
    // Of the Gram matrix, so singular values below 1e-6 of the largest count as none.
    private const double Threshold = 1e-12;
    // Of the rows themselves, whose singular values have twice the digits of their squares.
    private const double KernelThreshold = 1e-8;

    /// <summary>An orthonormal basis of the row space, a column each; null when it is everything.</summary>
    public static Matrix<double>? BasisOf(LogisticSample sample)
    {
        var gram = new double[sample.Features, sample.Features];
        for (var i = 0; i < sample.Count; i++)
        {
            var weight = sample.Positive[i] + sample.Negative[i];
            var (at, x) = sample.Row(i);
            for (var a = 0; weight > 0 && a < at.Count; a++)
            {
                for (var b = 0; b < at.Count; b++)
                {
                    gram[at[a], at[b]] += x[a] * x[b];
                }
            }
        }
        var evd = Matrix<double>.Build.DenseOfArray(gram).Evd(Symmetricity.Symmetric);
        var spectrum = evd.EigenValues.Select(e => e.Real).ToArray();
        var kept = Enumerable.Range(0, spectrum.Length).Where(j => spectrum[j] > Threshold * spectrum.Max()).ToArray();
        return kept.Length == spectrum.Length
            ? null
            : Matrix<double>.Build.Dense(sample.Features, kept.Length, (row, column) => evd.EigenVectors[row, kept[column]]);
    }

    /// <summary>An orthonormal basis of the directions that the rows do not tell apart, a column each.</summary>
    public static Matrix<double> KernelOf(LogisticSample sample)
    {
        // As many rows of zeros as it has features, for QR wants at least that many rows.
        var rows = Matrix<double>.Build.Dense(sample.Count + sample.Features, sample.Features);
        for (var i = 0; i < sample.Count; i++)
        {
            var weight = sample.Positive[i] + sample.Negative[i];
            var (at, x) = sample.Row(i);
            for (var a = 0; weight > 0 && a < at.Count; a++)
            {
                rows[i, at[a]] = x[a];
            }
        }
        var svd = rows.QR(QRMethod.Thin).R.Svd();
        var kept = Enumerable.Range(0, sample.Features).Where(j => svd.S[j] <= KernelThreshold * svd.S[0]).ToArray();
        return Matrix<double>.Build.Dense(sample.Features, kept.Length, (row, column) => svd.VT[kept[column], row]);
    }
}
