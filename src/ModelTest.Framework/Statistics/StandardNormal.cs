namespace ModelTest.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class StandardNormal
{
    /// <summary>Its 97.5 % quantile: 95 % lie within this distance of 0.</summary>
    public const double TwoSided95 = 1.959963984540054;
}
