using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>The settings, checked.</summary>
/// <param name="Variant">Whose prompts and order of battles.</param>
/// <param name="Parsing">Whose rules find the verdict.</param>
/// <param name="Baseline">The path of the answers to compare with; empty: those that the data brings.</param>
/// <param name="BaselineName">The baseline's name; empty: its own.</param>
/// <param name="MaxNewTokens">The most tokens of the model's answer.</param>
internal sealed record ArenaHardOptions(JudgeVariant Variant, ArenaHardParsing Parsing, string Baseline, string BaselineName, int MaxNewTokens)
{
    /// <summary>The variant's own parsing.</summary>
    public const string Auto = "auto";

    /// <summary>The text of <see cref="ArenaHardParsing.OfficialV2"/>.</summary>
    public const string OfficialV2 = "official_v2";

    private static readonly string[] Parsings = [VariantSetting.Official, VariantSetting.OpenCompass, OfficialV2];

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">A value is unknown.</exception>
    public static ArenaHardOptions From(ArenaHardSettings settings)
    {
        var variant = VariantSetting.Of(ArenaHardProvider.Key, settings.Variant);
        var parsing = Array.IndexOf(Parsings, settings.Parsing == Auto ? settings.Variant : settings.Parsing);
        return parsing >= 0
            ? new(variant, (ArenaHardParsing)parsing, settings.Baseline, settings.BaselineName, settings.MaxNewTokens)
            : throw new InputException(
                "datasets.arenahard.parsing", $"'{settings.Parsing}' is unknown.", Nearest.Suggest(settings.Parsing, [Auto, .. Parsings]));
    }
}
