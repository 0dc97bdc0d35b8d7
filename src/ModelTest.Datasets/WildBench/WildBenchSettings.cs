using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;
using ModelTest.Datasets.Judged;
using ModelTest.Judging;

namespace ModelTest.Datasets.WildBench;

/// <summary>Section <c>datasets.wildbench</c>. The path is <c>wildbench.jsonl</c> of WildBench's or OpenCompass's layout, or its folder.</summary>
public sealed class WildBenchSettings : JudgedDatasetSettings
{
    /// <summary><c>official</c>: WildBench's prompts, parsing and numbers. <c>opencompass</c>: those of OpenCompass.</summary>
    [AllowedValues(VariantSetting.Official, VariantSetting.OpenCompass)]
    public string Variant { get; set; } = VariantSetting.Official;

    /// <summary><c>score</c>: WB-Score, each reply by itself. <c>compare</c>: WB-Reward, against the replies of <see cref="Baselines"/>.</summary>
    [AllowedValues(WildBenchOptions.Score, WildBenchOptions.Compare)]
    public string Mode { get; set; } = WildBenchOptions.Score;

    /// <summary>
    /// In mode compare, one to three sets of replies to compare with: files of WildBench's layout (<c>session_id</c>, <c>output</c>), or folders of
    /// earlier runs of this dataset.
    /// </summary>
    [SettingsPath]
    public string[] Baselines { get; set; } = [];

    /// <summary>
    /// K: a slight win or loss becomes a tie when the better reply is longer by more than so many characters; -1: never. Only official, in mode
    /// compare.
    /// </summary>
    /// <value>500, as the leaderboard.</value>
    [Range(-1, int.MaxValue)]
    public int LengthPenalty { get; set; } = WildBenchRewards.LengthPenalty;

    /// <summary>
    /// How often a task counts for a category that several of its tags belong to: <c>once</c>, as WildBench's leaderboard, or <c>per_tag</c>. Only
    /// official.
    /// </summary>
    [AllowedValues(WildBenchOptions.Once, WildBenchOptions.PerTag)]
    public string Counting { get; set; } = WildBenchOptions.Once;

    /// <summary>The most words of a text that the official judge is shown; 0: all.</summary>
    /// <value>1000, as the official scripts.</value>
    [Range(0, int.MaxValue)]
    public int MaxWords { get; set; } = WildBenchText.MaxWords;

    /// <summary>The most tokens of the model's reply.</summary>
    /// <value>4096.</value>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 4096;
}
