namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A group of subjects beside those that the subjects name themselves.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Subjects">Its subjects, in the order in which OpenCompass averages them.</param>
/// <param name="Weights">What each subject weighs; null: all the same.</param>
internal sealed record ChoiceGroup(string Title, IReadOnlyList<string> Subjects, IReadOnlyDictionary<string, int>? Weights = null);
