using ModelTest.Datasets.Judged;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlignBench;

/// <summary>The settings, checked.</summary>
/// <param name="Variant">Whose averages.</param>
/// <param name="Parsing">How ratings are read.</param>
/// <param name="MaxNewTokens">The most tokens of a reply.</param>
/// <param name="Temperature">The temperature of all replies; null: the variant's.</param>
internal sealed record AlignBenchOptions(JudgeVariant Variant, AlignBenchParsing Parsing, int MaxNewTokens, double? Temperature)
{
    private const string Section = "datasets.alignbench.";

    private static readonly Dictionary<string, AlignBenchParsing> Parsings = new(StringComparer.Ordinal)
    {
        ["official"] = AlignBenchParsing.Official,
        ["general"] = AlignBenchParsing.General,
        ["general_plus"] = AlignBenchParsing.GeneralPlus,
        ["corrected"] = AlignBenchParsing.Corrected,
    };

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <param name="isSample">Whether the questions are a sample: it is asked greedily, so that everybody gets the same numbers.</param>
    /// <exception cref="InputException">A value is unknown.</exception>
    public static AlignBenchOptions From(AlignBenchSettings settings, bool isSample)
    {
        var variant = VariantSetting.Of("alignbench", settings.Variant);
        var parsing = settings.Parsing == "auto"
            ? variant == JudgeVariant.Official ? AlignBenchParsing.Official : AlignBenchParsing.General
            : Parsings.TryGetValue(settings.Parsing, out var named) ? named
            : throw new InputException(
                Section + "parsing", $"'{settings.Parsing}' is not a valid value.", Nearest.Suggest(settings.Parsing, ["auto", .. Parsings.Keys]));
        return new(variant, parsing, settings.MaxNewTokens, settings.Temperature ?? (isSample ? 0 : null));
    }

    /// <summary>Whether a reply without a rating stays in the means, as -1: AlignBench's own show_result.py leaves it there.</summary>
    public bool CountsUnparsed => Variant == JudgeVariant.Official && Parsing != AlignBenchParsing.Corrected;

    /// <summary>How a question is asked.</summary>
    /// <param name="category">Its category.</param>
    public GenerateOptions Generation(string category) => new()
    {
        MaxNewTokens = MaxNewTokens,
        // OpenCompass prescribes none: the model's own settings then say.
        Temperature = Temperature ?? (Variant == JudgeVariant.Official ? AlignBenchCategories.Temperature(category) : null),
    };
}
