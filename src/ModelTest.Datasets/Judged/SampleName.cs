namespace ModelTest.Datasets.Judged;

/// <summary>Tells a sample from the benchmark, so that nobody takes its numbers for the benchmark's.</summary>
internal static class SampleName
{
    private const string Suffix = "-sample";

    /// <summary>Whether a data file is a sample: its name ends in <c>-sample</c>, whatever its extension.</summary>
    /// <param name="file">The data file.</param>
    public static bool Is(string file) => Path.GetFileNameWithoutExtension(file).EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The dataset's name in result files: the benchmark's, with <c>-sample</c> for a sample.</summary>
    /// <param name="benchmark">The benchmark's name, such as <c>alignbench</c>.</param>
    /// <param name="file">The data file.</param>
    public static string Of(string benchmark, string file) => Is(file) ? benchmark + Suffix : benchmark;
}
