using ModelTest.Configuration;

namespace ModelTest.Baselines;

/// <summary>What a comparison with the baseline lets pass; section <c>gates.{dataset}.groups.{group}.baseline</c>, and the same of subjects.</summary>
internal class BaselineLimits
{
    /// <summary>The greatest loss of the average over the subjects that is let pass, 0 to 1, whether significant or not; null: any.</summary>
    [Fraction]
    public double? MaximumLoss { get; set; }

    /// <summary>The loss of the average that the 95 % interval of the difference must exclude, 0 to 1; null: none.</summary>
    [Fraction]
    public double? NoninferiorityMargin { get; set; }

    /// <summary>Whether every item must come out as in the baseline.</summary>
    public bool Strict { get; set; }
}
