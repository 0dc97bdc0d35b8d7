namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench's scores of a model.</summary>
/// <param name="Count">The tasks that have a score.</param>
/// <param name="RawMean">The mean of the judge's scores, 1 to 10.</param>
/// <param name="Categories">WB-Scores by category, -80 to 100, in the order of the tasks.</param>
internal sealed record WildBenchScore(int Count, double RawMean, IReadOnlyList<KeyValuePair<string, double>> Categories)
{
    /// <summary>The WB-Score, -80 to 100.</summary>
    public double Score => Scale(RawMean);

    /// <summary>The weighted mean of the categories' WB-Scores; a category without tasks adds 0.</summary>
    public double TaskMacro => WildBenchCategories.Macro(Categories);

    /// <summary>A mean of the judge's scores as a WB-Score: 5 is 0, 10 is 100.</summary>
    /// <param name="mean">The mean.</param>
    public static double Scale(double mean) => (mean - 5) * 2 * 10;
}
