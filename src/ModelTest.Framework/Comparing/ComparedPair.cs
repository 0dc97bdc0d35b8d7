namespace ModelTest.Comparing;

/// <summary>Two models on all items of a dataset that both have.</summary>
/// <param name="First">The place of the first among the runs.</param>
/// <param name="Second">The place of the second, which comes later; numbers are the second's less the first's.</param>
/// <param name="Numbers">The comparison; null: they have no items in common.</param>
internal sealed record ComparedPair(int First, int Second, PairedNumbers? Numbers);
