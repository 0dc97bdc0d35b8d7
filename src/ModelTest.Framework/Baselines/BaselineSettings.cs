using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;

namespace ModelTest.Baselines;

/// <summary>What is asked of a comparison with the baseline; section <c>gates.{dataset}.baseline</c>.</summary>
internal sealed class BaselineSettings
{
    /// <summary>
    /// The probability of a false alarm, over the dataset and all its subjects together, when the model has not changed in truth; 0: losses are
    /// not tested.
    /// </summary>
    [Range(0.0, 0.5)]
    public double Significance { get; set; } = 0.05;

    /// <summary>The greatest loss of the average over the subjects that is let pass, 0 to 1, whether significant or not; null: any.</summary>
    [Fraction]
    public double? MaximumLoss { get; set; }

    /// <summary>The loss of the average that the 95 % interval of the difference must exclude, 0 to 1; null: none.</summary>
    [Fraction]
    public double? NoninferiorityMargin { get; set; }

    /// <summary>Whether every item must come out as in the baseline.</summary>
    public bool Strict { get; set; }
}
