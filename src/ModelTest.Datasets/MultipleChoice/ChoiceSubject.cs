namespace ModelTest.Datasets.MultipleChoice;

/// <summary>What is known of a subject without its files.</summary>
/// <param name="Name">The name in file names, such as <c>computer_network</c>.</param>
/// <param name="PromptName">The name that goes into the prompt.</param>
/// <param name="Group">The group, such as STEM; in a sample whatever its subjects.json says.</param>
internal sealed record ChoiceSubject(string Name, string PromptName, string Group);
