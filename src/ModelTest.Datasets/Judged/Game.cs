namespace ModelTest.Datasets.Judged;

/// <summary>A comparison of the baseline's and the model's reply to an item.</summary>
/// <param name="Item">The item's index, from 0.</param>
/// <param name="ModelFirst">Whether the model's reply is the first one (A, or m) and the baseline's the second; else the other way round.</param>
internal readonly record struct Game(int Item, bool ModelFirst)
{
    /// <summary>The replies in the order in which the judge sees them.</summary>
    /// <param name="baseline">The baseline's.</param>
    /// <param name="model">The model's.</param>
    public (string First, string Second) Order(string baseline, string model) => ModelFirst ? (model, baseline) : (baseline, model);
}
