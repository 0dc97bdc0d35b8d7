using System.ComponentModel.DataAnnotations;
using ModelTest.Judging;

namespace ModelTest.Datasets.Judged;

/// <summary>Settings that the benchmarks of open questions share: how the model is asked.</summary>
public class OpenQuestionSettings : JudgedDatasetSettings
{
    /// <summary>The most tokens of a reply; 1 or more.</summary>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 2048;

    /// <summary>
    /// The temperature of all replies, 0 for greedy. Null: the benchmark's own, where it prescribes one; samples, and benchmarks that prescribe
    /// none, are then asked greedily or by the model's own settings.
    /// </summary>
    [Range(0.0, double.MaxValue)]
    public double? Temperature { get; set; }
}
