using ModelTest.Configuration;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>Finds keys of a definition that do not fit each other.</summary>
internal static class CustomChecks
{
    /// <summary>What is wrong.</summary>
    /// <param name="file">The definition.</param>
    public static IEnumerable<Problem> Inspect(SettingsFile<CustomDefinition> file)
    {
        var definition = file.Value;
        var extraction = definition.Extraction;
        var hasChoices = definition.Columns.Choices.Length > 0;
        if (definition.Prompt.User.Length == 0)
        {
            yield return new Problem(file.Place("prompt.user"), "there is no text to ask.", "write what the model is asked, such as '{question}'.");
        }
        if (definition.Mode != ChoiceMode.Gen && !hasChoices)
        {
            yield return new Problem(file.Place("mode"), "the mode compares choices, and there are none.", "name them in columns.choices, or set the mode to 'gen'.");
        }
        if (definition.Mode != ChoiceMode.Gen && extraction.Rule.Length > 0)
        {
            yield return new Problem(file.Place("extraction.rule"), "the mode writes no reply to take an answer from.", "remove the key, or set the mode to 'gen'.");
        }
        if (extraction.Rule is "choice" or "first_capital" && !hasChoices)
        {
            yield return new Problem(file.Place("extraction.rule"), $"'{extraction.Rule}' takes a letter, and there are no choices.", "name them in columns.choices.");
        }
        if (extraction.Rule == "regex" != extraction.Pattern.Length > 0)
        {
            yield return extraction.Rule == "regex"
                ? new Problem(file.Place("extraction.pattern"), "there is no expression.", "give one, with the answer in brackets.")
                : new Problem(file.Place("extraction.pattern"), "only the rule regex has an expression.", "set extraction.rule to 'regex', or remove the key.");
        }
        if (definition.Comparison.Rule == "number" && hasChoices)
        {
            yield return new Problem(file.Place("comparison.rule"), "answers are letters, not numbers.", "remove the key, or columns.choices.");
        }
        if (definition.Subjects.GroupBy(s => s, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twin)
        {
            yield return new Problem(file.Place("subjects"), $"'{twin.Key}' occurs {twin.Count()} times.", "name each subject once.");
        }
        if (definition.Columns.Subject.Length > 0 && definition.Files.Contains("{subject}", StringComparison.Ordinal))
        {
            yield return new Problem(file.Place("columns.subject"), "the subject is in the names of the files already.", "remove the key, or {subject} from files.");
        }
    }
}
