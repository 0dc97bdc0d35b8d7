using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.MTBench;

/// <summary>
/// Section <c>datasets.mtbench</c>. The path is FastChat's folder <c>fastchat/llm_judge/data/mt_bench</c>, the clone that holds it, or a file of
/// questions. A file whose name ends in <c>-sample</c> is a sample, asked greedily.
/// </summary>
public sealed class MTBenchSettings : OpenQuestionSettings
{
    /// <summary>Settings with FastChat's 1024 tokens of a reply.</summary>
    public MTBenchSettings() => MaxNewTokens = 1024;

    /// <summary><c>score</c>: the judge rates each reply. <c>compare</c>: it compares each with that of a baseline, in both orders.</summary>
    [AllowedValues(MTBenchOptions.Score, MTBenchOptions.Compare)]
    public string Mode { get; set; } = MTBenchOptions.Score;

    /// <summary>
    /// <c>official</c>: both turns are judged, and read and averaged as by FastChat. <c>opencompass</c>: the second turn only, and as by OpenCompass;
    /// only in mode score.
    /// </summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary>
    /// How ratings and verdicts are read: <c>corrected</c>, or <c>auto</c>: as the variant does. Corrected: the last rating in double brackets, which
    /// must be from 1 to 10; the last verdict.
    /// </summary>
    [AllowedValues("auto", "corrected")]
    public string Parsing { get; set; } = "auto";

    /// <summary>
    /// The replies that mode compare compares with: a file of FastChat's folder model_answer, or the results' folder of an earlier run of this
    /// dataset, in either mode.
    /// </summary>
    [SettingsPath]
    public string Baseline { get; set; } = "";
}
