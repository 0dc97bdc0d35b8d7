using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>What is asked of a judge; section <c>gates.judge</c>. It holds for every judged dataset.</summary>
internal sealed class JudgeGates
{
    /// <summary>The least share of labels that the judge agrees with (ratings within 1, the same verdict), 0 to 1; null: none.</summary>
    [Fraction]
    public double? MinimumAgreement { get; set; }

    /// <summary>The least Cohen's κ with the labels (quadratic weights for ratings, none for verdicts), -1 to 1; null: none.</summary>
    [Range(-1.0, 1.0)]
    public double? MinimumKappa { get; set; }

    /// <summary>The least share of pairs with the same verdict in both orders, 0 to 1; null: none.</summary>
    [Fraction]
    public double? MinimumConsistency { get; set; }

    /// <summary>The greatest share of judgements that cannot be read, 0 to 1; null: none.</summary>
    [Fraction]
    public double? MaximumUnparsed { get; set; }

    /// <summary>Whether nothing is asked.</summary>
    internal bool IsEmpty => MinimumAgreement is null && MinimumKappa is null && MinimumConsistency is null && MaximumUnparsed is null;
}
