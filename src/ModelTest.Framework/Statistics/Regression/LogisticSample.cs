using MathNet.Numerics.LinearAlgebra;

namespace ModelTest.Statistics.Regression;

/// <summary>The rows of a logistic regression without intercept. Immutable.</summary>
internal sealed class LogisticSample
{
    // Compressed rows: a battle of many models has two entries other than 0, and the fits are repeated a hundred times.
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly double[] values;
    private readonly double[] positive;
    private readonly double[] negative;

    /// <summary>Takes the rows.</summary>
    /// <param name="observations">At least one row with at least one feature.</param>
    /// <exception cref="ArgumentException">
    /// No rows, rows of different widths, a feature that is not finite, or a weight that is negative or not finite.
    /// </exception>
    public LogisticSample(IReadOnlyList<LogisticObservation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (observations.Count == 0 || observations[0].Features.Count == 0)
        {
            throw new ArgumentException("A regression needs at least one row with at least one feature.", nameof(observations));
        }
        Features = observations[0].Features.Count;
        starts = new int[observations.Count + 1];
        positive = new double[observations.Count];
        negative = new double[observations.Count];
        List<int> allColumns = [];
        List<double> allValues = [];
        for (var i = 0; i < observations.Count; i++)
        {
            var row = observations[i];
            Check(row, i);
            (positive[i], negative[i]) = (row.Positive, row.Negative);
            for (var j = 0; j < Features; j++)
            {
                if (row.Features[j] != 0)
                {
                    allColumns.Add(j);
                    allValues.Add(row.Features[j]);
                }
            }
            starts[i + 1] = allColumns.Count;
        }
        (columns, values) = ([.. allColumns], [.. allValues]);
    }

    private LogisticSample(LogisticSample rows, double[] positive, double[] negative)
    {
        (Features, starts, columns, values) = (rows.Features, rows.starts, rows.columns, rows.values);
        (this.positive, this.negative) = (positive, negative);
    }

    /// <summary>Features of each row.</summary>
    public int Features { get; }

    /// <summary>Number of rows.</summary>
    public int Count => positive.Length;

    internal ReadOnlySpan<double> Positive => positive;

    internal ReadOnlySpan<double> Negative => negative;

    /// <summary>The same rows with their weights multiplied: 0 leaves a row out, 2 takes it twice.</summary>
    /// <param name="factors">A factor for each row, finite and 0 or more.</param>
    /// <exception cref="ArgumentException">Not one valid factor for each row.</exception>
    public LogisticSample Reweighted(IReadOnlyList<double> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.Count != Count || factors.Any(f => !double.IsFinite(f) || f < 0))
        {
            throw new ArgumentException($"Needs {Count} factors of 0 or more, one for each row.", nameof(factors));
        }
        var (p, n) = (new double[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            (p[i], n[i]) = (positive[i] * factors[i], negative[i] * factors[i]);
        }
        return new LogisticSample(this, p, n);
    }

    /// <summary>The same rows with their features in other coordinates.</summary>
    /// <param name="basis">A column for each new feature, one or more.</param>
    internal LogisticSample In(Matrix<double> basis)
    {
        var features = basis.EnumerateColumns().Select(column => Times(column.ToArray())).ToArray();
        return new LogisticSample(
            [.. Enumerable.Range(0, Count).Select(i => new LogisticObservation([.. features.Select(f => f[i])], positive[i], negative[i]))]);
    }

    /// <summary>Columns and values of a row's features other than 0.</summary>
    internal (ArraySegment<int> Columns, ArraySegment<double> Values) Row(int i)
    {
        var (start, length) = (starts[i], starts[i + 1] - starts[i]);
        return (new ArraySegment<int>(columns, start, length), new ArraySegment<double>(values, start, length));
    }

    /// <summary>Features times coefficients, a number for each row.</summary>
    internal double[] Times(ReadOnlySpan<double> coefficients)
    {
        var products = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            double sum = 0;
            for (var k = starts[i]; k < starts[i + 1]; k++)
            {
                sum += values[k] * coefficients[columns[k]];
            }
            products[i] = sum;
        }
        return products;
    }

    private void Check(LogisticObservation row, int i)
    {
        if (row.Features.Count != Features)
        {
            throw new ArgumentException($"Row {i} has {row.Features.Count} features, row 0 has {Features}.");
        }
        if (row.Features.Any(x => !double.IsFinite(x)))
        {
            throw new ArgumentException($"Row {i} has a feature that is not a finite number.");
        }
        if (!(double.IsFinite(row.Positive) && row.Positive >= 0 && double.IsFinite(row.Negative) && row.Negative >= 0))
        {
            throw new ArgumentException($"Row {i} has a weight that is not a finite number of 0 or more.");
        }
    }
}
