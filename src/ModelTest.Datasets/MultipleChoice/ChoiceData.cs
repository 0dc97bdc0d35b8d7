using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A subject's files, read.</summary>
/// <param name="Prompts">Builds the prompts, with the dev rows as shots.</param>
/// <param name="Items">The questions to run, in order.</param>
/// <param name="Problems">What is wrong with the files; with any, the rest is not to be used.</param>
internal sealed record ChoiceData(ChoicePrompts Prompts, IReadOnlyList<ChoiceItem> Items, IReadOnlyList<Problem> Problems);
