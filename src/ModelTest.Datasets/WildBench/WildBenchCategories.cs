namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench's categories (its task_group_new): groups of tags.</summary>
internal static class WildBenchCategories
{
    private const string Information = "Information/Advice seeking";

    private const string Creative = "Creative Tasks";

    private const string Coding = "Coding & Debugging";

    private const string Planning = "Planning & Reasoning";

    private const string Mathematics = "Math & Data Analysis";

    private static readonly Dictionary<string, string> ByTag = new(StringComparer.Ordinal)
    {
        ["Information seeking"] = Information,
        ["Creative Writing"] = Creative,
        ["Coding & Debugging"] = Coding,
        ["Reasoning"] = Planning,
        ["Editing"] = Creative,
        ["Math"] = Mathematics,
        ["Planning"] = Planning,
        ["Brainstorming"] = Creative,
        ["Role playing"] = Creative,
        ["Advice seeking"] = Information,
        ["Data Analysis"] = Mathematics,
        ["Others"] = Creative,
    };

    /// <summary>What each category weighs in the macro averages.</summary>
    public static IReadOnlyDictionary<string, double> Weights { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        [Creative] = 0.5,
        [Planning] = 1.25,
        [Mathematics] = 1,
        [Information] = 0.75,
        [Coding] = 1.25,
    };

    /// <summary>The tags that there are.</summary>
    public static IReadOnlyCollection<string> Tags => ByTag.Keys;

    /// <summary>The category of a tag.</summary>
    /// <param name="tag">A tag that there is.</param>
    public static string Of(string tag) => ByTag[tag];

    /// <summary>The categories of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="counting">How often a category counts that several of the tags belong to.</param>
    public static IEnumerable<string> Of(WildBenchTask task, WildBenchTagCounting counting)
    {
        var all = task.Tags.Select(t => ByTag[t]);
        return counting == WildBenchTagCounting.PerTag ? all : all.Distinct();
    }

    /// <summary>
    /// The weighted mean over the categories. A category that is missing adds nothing, but its weight still divides, as in the original.
    /// </summary>
    /// <param name="values">A value per category.</param>
    public static double Macro(IEnumerable<KeyValuePair<string, double>> values) =>
        values.Sum(v => v.Value * Weights[v.Key]) / Weights.Values.Sum();
}
