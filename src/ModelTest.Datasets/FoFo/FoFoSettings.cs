using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.Judged;
using ModelTest.Judging;

namespace ModelTest.Datasets.FoFo;

/// <summary>
/// Section <c>datasets.fofo</c>. The path is FoFo's <c>fofo_test_prompts.json</c>, its folder <c>data</c>, or OpenCompass's
/// <c>fofo_test_prompts_cn.json</c>.
/// </summary>
public sealed class FoFoSettings : JudgedDatasetSettings
{
    /// <summary><c>official</c>: FoFo's prompts, parsing and percentages. <c>opencompass</c>: those of OpenCompass, which are fractions.</summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary>The most tokens of the model's reply.</summary>
    /// <value>2048.</value>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 2048;
}
