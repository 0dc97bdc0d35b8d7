namespace ModelTest.Datasets.ArenaHard;

/// <summary>A question of Arena-Hard v0.1.</summary>
/// <param name="Id">Its id: 32 hex digits.</param>
/// <param name="Cluster">The topic it was sampled from, such as <c>ABC Sequence Puzzles &amp; Groups</c>.</param>
/// <param name="Text">What the model is asked.</param>
internal sealed record ArenaHardQuestion(string Id, string Cluster, string Text) : Item(Id);
