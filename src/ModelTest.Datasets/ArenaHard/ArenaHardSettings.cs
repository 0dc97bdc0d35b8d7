using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;
using ModelTest.Datasets.Judged;
using ModelTest.Judging;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>
/// Section <c>datasets.arenahard</c>. The path is Arena-Hard's folder <c>data/arena-hard-v0.1</c> (or its <c>question.jsonl</c>), with the folder
/// <c>model_answer</c> in it.
/// </summary>
public sealed class ArenaHardSettings : JudgedDatasetSettings
{
    /// <summary><c>official</c>: arena-hard-auto's v0.1. <c>opencompass</c>: OpenCompass's parsing and order of battles.</summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary>
    /// Whose rules find the verdict: <c>official</c>, <c>opencompass</c>, <c>official_v2</c> (arena-hard-auto since v2.0), or <c>auto</c>: the
    /// variant's.
    /// </summary>
    [AllowedValues(ArenaHardOptions.Auto, VariantSetting.Official, VariantSetting.OpenCompass, ArenaHardOptions.OfficialV2)]
    public string Parsing { get; set; } = ArenaHardOptions.Auto;

    /// <summary>
    /// The answers to compare with: a file of Arena-Hard's layout, or the folder of an earlier run of this dataset. Empty:
    /// <c>model_answer/gpt-4-0314.jsonl</c> beside the questions.
    /// </summary>
    [SettingsPath]
    public string Baseline { get; set; } = "";

    /// <summary>The baseline's name in tables. Empty: the file's or the run's; with OpenCompass <c>gpt4-0314</c> for <c>gpt-4-0314</c>.</summary>
    public string BaselineName { get; set; } = "";

    /// <summary>The most tokens of the model's answer.</summary>
    /// <value>4096, as in Arena-Hard.</value>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 4096;
}
