using System.ComponentModel.DataAnnotations;

namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>comparison</c>.</summary>
internal sealed class CustomComparison
{
    /// <summary>The rule; empty: <c>number</c> with the extraction last_number, else <c>exact</c>.</summary>
    [AllowedValues("exact", "ignore_case", "number")]
    public string Rule { get; set; } = "";

    /// <summary>How far a number may be from the right one.</summary>
    [Range(0, double.MaxValue)]
    public double Tolerance { get; set; } = 1e-6;
}
