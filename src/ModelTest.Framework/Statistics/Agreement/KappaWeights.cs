namespace ModelTest.Statistics.Agreement;

/// <summary>How much a disagreement between two ratings counts.</summary>
internal enum KappaWeights
{
    /// <summary>Every disagreement the same: for categories without an order.</summary>
    None,

    /// <summary>By the distance of the ratings.</summary>
    Linear,

    /// <summary>By the square of the distance.</summary>
    Quadratic,
}
