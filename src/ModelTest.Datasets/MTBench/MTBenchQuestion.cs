namespace ModelTest.Datasets.MTBench;

/// <summary>A question of two turns.</summary>
/// <param name="Id">Its question_id.</param>
/// <param name="Category">One of <see cref="MTBenchCategories.Names"/>.</param>
/// <param name="Turns">What the user says in the first and in the second turn.</param>
/// <param name="References">The reference answers to both; null: none, which a category that needs them cannot have.</param>
internal sealed record MTBenchQuestion(string Id, string Category, IReadOnlyList<string> Turns, IReadOnlyList<string>? References) : Item(Id);
