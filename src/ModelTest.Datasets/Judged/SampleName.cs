namespace ModelTest.Datasets.Judged;

/// <summary>Tells a sample from the benchmark, so that nobody takes its numbers for the benchmark's.</summary>
internal static class SampleName
{
    private const string Suffix = "-sample";

    /// <summary>Whether a data file says that it is a sample: its name ends in <c>-sample</c>, whatever its extension.</summary>
    /// <param name="file">The data file.</param>
    public static bool IsMarked(string file) => Path.GetFileNameWithoutExtension(file).EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The dataset's name in result files: the benchmark's where the file has as many items as the benchmark and does not say that it is a sample;
    /// else that with <c>-sample</c>.
    /// </summary>
    /// <param name="benchmark">The benchmark's name, such as <c>alignbench</c>.</param>
    /// <param name="file">The data file.</param>
    /// <param name="items">How many items it has; null: it cannot be read, so that there will be no numbers.</param>
    /// <param name="all">How many the benchmark has.</param>
    public static string Of(string benchmark, string file, int? items, int all) =>
        !IsMarked(file) && (items ?? all) == all ? benchmark : benchmark + Suffix;
}
