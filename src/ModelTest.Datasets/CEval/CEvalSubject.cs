namespace ModelTest.Datasets.CEval;

/// <summary>What is known of a subject without its files.</summary>
/// <param name="Name">The name in file names, such as <c>computer_network</c>.</param>
/// <param name="Chinese">The name that goes into the prompt.</param>
/// <param name="English">The name for people.</param>
/// <param name="Group">STEM, Social Science, Humanities or Other; in a sample whatever its subjects.json says.</param>
internal sealed record CEvalSubject(string Name, string Chinese, string English, string Group);
