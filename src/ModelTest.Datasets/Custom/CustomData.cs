using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>A subject's files, read.</summary>
/// <param name="Items">The questions, in order.</param>
/// <param name="Shots">The rows to show.</param>
/// <param name="Problems">What is wrong with the files; with any, the rest is not to be used.</param>
internal sealed record CustomData(IReadOnlyList<CustomItem> Items, IReadOnlyList<CustomItem> Shots, IReadOnlyList<Problem> Problems);
