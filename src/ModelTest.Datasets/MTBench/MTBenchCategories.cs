namespace ModelTest.Datasets.MTBench;

/// <summary>MT-Bench's eight categories.</summary>
internal static class MTBenchCategories
{
    /// <summary>In the order of OpenCompass's table.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["writing", "roleplay", "reasoning", "math", "coding", "extraction", "stem", "humanities"];

    /// <summary>Whether the judge is shown reference answers.</summary>
    /// <param name="category">One of <see cref="Names"/>.</param>
    public static bool NeedReferences(string category) => category is "math" or "reasoning" or "coding";

    /// <summary>The group that a category is in, for filters.</summary>
    /// <param name="category">One of <see cref="Names"/>.</param>
    public static string Group(string category) => NeedReferences(category) ? "With reference" : "Without reference";

    /// <summary>The temperature that the model is asked with, in FastChat and in OpenCompass.</summary>
    /// <param name="category">One of <see cref="Names"/>.</param>
    public static double Temperature(string category) => category switch
    {
        "writing" or "roleplay" => 0.7,
        "stem" or "humanities" => 0.1,
        _ => 0,
    };
}
