namespace ModelTest.Datasets;

/// <summary>A group row of the summary.</summary>
/// <param name="Name">The row's name, such as <c>ceval-stem</c>.</param>
/// <param name="Title">The name for people and in gates, such as <c>STEM</c>.</param>
/// <param name="Subjects">Names of the subjects it averages, in order.</param>
public sealed record SubjectGroup(string Name, string Title, IReadOnlyList<string> Subjects);
