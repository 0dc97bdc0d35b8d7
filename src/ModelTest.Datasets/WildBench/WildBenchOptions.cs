using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.WildBench;

/// <summary>The settings, checked.</summary>
/// <param name="Variant">Whose prompts, parsing and numbers.</param>
/// <param name="Mode">How the judge is asked.</param>
/// <param name="Baselines">Paths of the replies to compare with; at least one in mode compare.</param>
/// <param name="LengthPenalty">K, or -1.</param>
/// <param name="Counting">How often a task counts for a category.</param>
/// <param name="MaxWords">The most words that the official judge is shown; 0: all.</param>
/// <param name="MaxNewTokens">The most tokens of the model's reply.</param>
internal sealed record WildBenchOptions(
    JudgeVariant Variant,
    WildBenchMode Mode,
    IReadOnlyList<string> Baselines,
    int LengthPenalty,
    WildBenchTagCounting Counting,
    int MaxWords,
    int MaxNewTokens)
{
    /// <summary>The text of <see cref="WildBenchMode.Score"/>.</summary>
    public const string Score = "score";

    /// <summary>The text of <see cref="WildBenchMode.Compare"/>.</summary>
    public const string Compare = "compare";

    /// <summary>The text of <see cref="WildBenchTagCounting.Once"/>.</summary>
    public const string Once = "once";

    /// <summary>The text of <see cref="WildBenchTagCounting.PerTag"/>.</summary>
    public const string PerTag = "per_tag";

    private const string Section = "datasets.wildbench.";

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other.</exception>
    public static WildBenchOptions From(WildBenchSettings settings)
    {
        var variant = VariantSetting.Of(WildBenchProvider.Key, settings.Variant);
        var mode = Known("mode", settings.Mode, Score, Compare) == Score ? WildBenchMode.Score : WildBenchMode.Compare;
        var counting = Known("counting", settings.Counting, Once, PerTag) == Once ? WildBenchTagCounting.Once : WildBenchTagCounting.PerTag;
        if (mode == WildBenchMode.Compare && settings.Baselines.Length is 0 or > 3)
        {
            throw new InputException(
                Section + "baselines",
                settings.Baselines.Length == 0 ? "mode compare has nothing to compare with." : $"there are {settings.Baselines.Length} of them.",
                $"name one to three files of replies or folders of runs, or set {Section}mode to '{Score}'.");
        }
        if (mode == WildBenchMode.Score && settings.Baselines.Length > 0)
        {
            throw new InputException(
                Section + "baselines", "mode score compares with nothing.", $"take them out, or set {Section}mode to '{Compare}'.");
        }
        return new(variant, mode, settings.Baselines, settings.LengthPenalty, counting, settings.MaxWords, settings.MaxNewTokens);
    }

    private static string Known(string key, string value, params string[] valid) => valid.Contains(value)
        ? value
        : throw new InputException(Section + key, $"'{value}' is unknown.", Nearest.Suggest(value, valid));
}
