using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlignBench;

/// <summary>
/// Section <c>datasets.alignbench</c>. The path is the clone of AlignBench's repository, its folder <c>data</c>, or a file of questions, also in
/// the form that OpenCompass's converter gives it. A file whose name ends in <c>-sample</c> is a sample, asked greedily.
/// </summary>
public sealed class AlignBenchSettings : OpenQuestionSettings
{
    /// <summary>
    /// <c>official</c>: ratings are read and averaged as by AlignBench's own scripts. <c>opencompass</c>: as by OpenCompass. Prompts are the same.
    /// </summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary>
    /// How ratings are read: <c>official</c>, <c>general</c> (OpenCompass's judge type), <c>general_plus</c> (its other one), <c>corrected</c>,
    /// or <c>auto</c>: official, or general for the variant opencompass.
    /// </summary>
    [AllowedValues("auto", "official", "general", "general_plus", "corrected")]
    public string Parsing { get; set; } = "auto";
}
