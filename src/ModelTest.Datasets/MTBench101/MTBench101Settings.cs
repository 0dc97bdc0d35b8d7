using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.MTBench101;

/// <summary>
/// Section <c>datasets.mtbench101</c>. The path is MT-Bench-101's folder <c>data/subjective</c>, the clone that holds it, or the file of dialogues.
/// A file whose name ends in <c>-sample</c> is a sample, asked greedily.
/// </summary>
public sealed class MTBench101Settings : OpenQuestionSettings
{
    /// <summary>
    /// How ratings are read: <c>opencompass</c>, of which the benchmark is a part, or <c>corrected</c>: the last rating in double brackets, which
    /// must be from 1 to 10.
    /// </summary>
    [AllowedValues(VariantSetting.OpenCompass, Corrected)]
    public string Parsing { get; set; } = VariantSetting.OpenCompass;

    /// <summary>The value of <see cref="Parsing"/> for reading without the known bugs.</summary>
    internal const string Corrected = "corrected";
}
