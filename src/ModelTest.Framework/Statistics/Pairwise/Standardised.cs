namespace ModelTest.Statistics.Pairwise;

/// <summary>Features with mean 0 and standard deviation 1.</summary>
internal static class Standardised
{
    /// <summary>Each column minus its mean, divided by its standard deviation, every row counted as often as its weight says.</summary>
    /// <param name="rows">Rows of one width, finite.</param>
    /// <param name="weights">A weight of 1 or more for each row.</param>
    /// <param name="sampleDeviation">Whether the squares are divided by one less than the rows; else by the rows.</param>
    public static double[][] Of(IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<int> weights, bool sampleDeviation)
    {
        var width = rows.Count == 0 ? 0 : rows[0].Count;
        if (rows.Any(r => r.Count != width || r.Any(x => !double.IsFinite(x))))
        {
            throw new ArgumentException($"Every battle needs {width} style differences, as the first has, all finite.", nameof(rows));
        }
        var result = rows.Select(_ => new double[width]).ToArray();
        double count = weights.Sum(w => (long)w);
        for (var j = 0; j < width; j++)
        {
            var column = rows.Select(r => r[j]).ToArray();
            if (column.All(x => x == column[0]))
            {
                continue;
            }
            var mean = column.Zip(weights, (x, w) => w * x).Sum() / count;
            var squares = column.Zip(weights, (x, w) => w * (x - mean) * (x - mean)).Sum();
            var deviation = Math.Sqrt(squares / (sampleDeviation ? count - 1 : count));
            for (var i = 0; i < column.Length; i++)
            {
                result[i][j] = (column[i] - mean) / deviation;
            }
        }
        return result;
    }
}
