using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>The settings, checked.</summary>
/// <param name="Variant">Whose prompts, order and numbers.</param>
/// <param name="Verdict">How the official judge decides.</param>
/// <param name="Baseline">The path of the outputs to compare with; empty: those that the data brings.</param>
/// <param name="LengthControl">The path of df_gamed.csv; empty: there is none.</param>
/// <param name="MaxNewTokens">The most tokens of the model's output.</param>
internal sealed record AlpacaEvalOptions(JudgeVariant Variant, string Verdict, string Baseline, string LengthControl, int MaxNewTokens)
{
    /// <summary>By probabilities where the judge gives them, else by the letter.</summary>
    public const string Auto = "auto";

    /// <summary>By the probabilities of the first token.</summary>
    public const string Probabilities = "probabilities";

    /// <summary>By the first letter of the reply.</summary>
    public const string Letter = "letter";

    private static readonly string[] Verdicts = [Auto, Probabilities, Letter];

    /// <summary>Whether a judge decides by probabilities.</summary>
    /// <param name="canScore">Whether the judge gives them.</param>
    public bool ByProbabilities(bool canScore) => Variant == JudgeVariant.Official && Verdict != Letter && (canScore || Verdict == Probabilities);

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other.</exception>
    public static AlpacaEvalOptions From(AlpacaEvalSettings settings)
    {
        var variant = VariantSetting.Of(AlpacaEvalProvider.Key, settings.Variant);
        if (!Verdicts.Contains(settings.Verdict))
        {
            throw new InputException("datasets.alpacaeval.verdict", $"'{settings.Verdict}' is unknown.", Nearest.Suggest(settings.Verdict, Verdicts));
        }
        if (variant == JudgeVariant.OpenCompass && settings.Verdict == Probabilities)
        {
            throw new InputException(
                "datasets.alpacaeval.verdict",
                "OpenCompass reads no probabilities.",
                $"set it to '{Auto}', or variant to '{VariantSetting.Official}'.");
        }
        if (variant == JudgeVariant.OpenCompass && settings.LengthControl.Length > 0)
        {
            throw new InputException(
                "datasets.alpacaeval.length_control",
                "OpenCompass has no length-controlled win rate.",
                $"take it out, or set variant to '{VariantSetting.Official}'.");
        }
        return new(variant, settings.Verdict, settings.Baseline, settings.LengthControl, settings.MaxNewTokens);
    }
}
