using ModelTest.Datasets.Judged;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Datasets.MTBench;

/// <summary>The settings, checked.</summary>
/// <param name="Variant">Whose judging.</param>
/// <param name="IsCorrected">Whether ratings and verdicts are read without the known bugs.</param>
/// <param name="Baseline">The replies to compare with; null: replies are rated.</param>
/// <param name="MaxNewTokens">The most tokens of a reply.</param>
/// <param name="Temperature">The temperature of all replies; null: by category.</param>
internal sealed record MTBenchOptions(JudgeVariant Variant, bool IsCorrected, string? Baseline, int MaxNewTokens, double? Temperature)
{
    /// <summary>The mode that rates.</summary>
    public const string Score = "score";

    /// <summary>The mode that compares.</summary>
    public const string Compare = "compare";

    private const string Section = "datasets.mtbench.";

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <param name="isSample">Whether the questions are a sample: it is asked greedily, so that everybody gets the same numbers.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other; names the keys.</exception>
    public static MTBenchOptions From(MTBenchSettings settings, bool isSample)
    {
        var variant = VariantSetting.Of("mtbench", settings.Variant);
        Check("mode", settings.Mode, [Score, Compare]);
        Check("parsing", settings.Parsing, ["auto", "corrected"]);
        var compares = settings.Mode == Compare;
        if (compares && variant == JudgeVariant.OpenCompass)
        {
            throw new InputException(
                Section + "variant", "'opencompass' has no table of comparisons here.", $"set it to 'official', or {Section}mode to 'score'.");
        }
        if (compares && settings.Baseline.Length == 0)
        {
            throw new InputException(
                Section + "baseline", "mode compare needs replies to compare with, and none are given.",
                "name a file of FastChat's folder model_answer, or the results' folder of an earlier run.");
        }
        return new(
            variant, settings.Parsing == "corrected", compares ? settings.Baseline : null, settings.MaxNewTokens,
            settings.Temperature ?? (isSample ? 0 : null));
    }

    /// <summary>How a question is asked.</summary>
    /// <param name="category">Its category.</param>
    public GenerateOptions Generation(string category) =>
        new() { MaxNewTokens = MaxNewTokens, Temperature = Temperature ?? MTBenchCategories.Temperature(category) };

    private static void Check(string name, string value, string[] known)
    {
        if (!known.Contains(value, StringComparer.Ordinal))
        {
            throw new InputException(Section + name, $"'{value}' is not a valid value.", Nearest.Suggest(value, known));
        }
    }
}
