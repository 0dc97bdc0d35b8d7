using System.ComponentModel.DataAnnotations;

namespace ModelTest.Baselines;

/// <summary>What is asked of a dataset's comparison with its baseline; section <c>gates.{dataset}.baseline</c>.</summary>
internal sealed class BaselineSettings : BaselineLimits
{
    /// <summary>
    /// The probability of a false alarm, over the dataset and all its subjects together, when the model has not changed in truth; 0: losses are
    /// not tested.
    /// </summary>
    [Range(0.0, 0.5)]
    public double Significance { get; set; } = 0.05;
}
