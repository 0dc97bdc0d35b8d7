namespace ModelTest.Judging;

/// <summary>A table of a benchmark, in its own layout.</summary>
/// <param name="Name">The file's name, such as <c>Alignbench-judged-by--gpt-4-capability.csv</c>; characters that no file may have are replaced.</param>
/// <param name="Text">The whole text, with the line ends it is to have.</param>
public sealed record ReportFile(string Name, string Text);
