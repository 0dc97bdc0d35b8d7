namespace ModelTest.Datasets.Judged;

/// <summary>The replies that the model's are compared with.</summary>
/// <param name="Name">Whose they are, for tables.</param>
/// <param name="Replies">By the item's id; every item has one.</param>
internal sealed record Baseline(string Name, IReadOnlyDictionary<string, string> Replies);
