using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;
using ModelTest.Datasets.Judged;
using ModelTest.Judging;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>
/// Section <c>datasets.alpacaeval</c>. The path is the file of the instructions, or a folder that holds it: alpaca_eval's
/// <c>reference_outputs/gpt4_1106_preview.json</c>, or OpenCompass's <c>alpaca_eval.json</c>.
/// </summary>
public sealed class AlpacaEvalSettings : JudgedDatasetSettings
{
    /// <summary><c>official</c>: alpaca_eval's prompts, order and numbers. <c>opencompass</c>: those of OpenCompass.</summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary>
    /// The outputs to compare with: a file of alpaca_eval's layout, or the folder of an earlier run of this dataset. Empty: gpt4_1106_preview's,
    /// which the data brings.
    /// </summary>
    [SettingsPath]
    public string Baseline { get; set; } = "";

    /// <summary>
    /// How the official judge decides. <c>probabilities</c>: by those of its first token, as published numbers. <c>letter</c>: by the first letter
    /// it writes. <c>auto</c>: probabilities where the judge's engine gives them, else letter.
    /// </summary>
    [AllowedValues(AlpacaEvalOptions.Auto, AlpacaEvalOptions.Probabilities, AlpacaEvalOptions.Letter)]
    public string Verdict { get; set; } = AlpacaEvalOptions.Auto;

    /// <summary>alpaca_eval's <c>df_gamed.csv</c>, which the length-controlled win rate needs. Empty: there is none, and no such number.</summary>
    [SettingsPath]
    public string LengthControl { get; set; } = "";

    /// <summary>The most tokens of the model's output.</summary>
    /// <value>2048.</value>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 2048;
}
