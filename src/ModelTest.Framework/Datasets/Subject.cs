namespace ModelTest.Datasets;

/// <summary>A part of a dataset that is one test: a subject, a category, a task.</summary>
/// <param name="Name">The name in filters and file names, such as <c>computer_network</c>.</param>
/// <param name="Category">The group it belongs to, such as <c>STEM</c>; the trait Category.</param>
public sealed record Subject(string Name, string Category);
