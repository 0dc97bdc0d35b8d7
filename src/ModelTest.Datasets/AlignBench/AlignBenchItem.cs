namespace ModelTest.Datasets.AlignBench;

/// <summary>An open question with the answer that is worth 8 of 10 points.</summary>
/// <param name="Id">Its question_id.</param>
/// <param name="Category">One of <see cref="AlignBenchCategories.Names"/>.</param>
/// <param name="Subcategory">What decides by which dimensions it is judged.</param>
/// <param name="Question">The question.</param>
/// <param name="Reference">The reference answer.</param>
internal sealed record AlignBenchItem(string Id, string Category, string Subcategory, string Question, string Reference) : Item(Id);
