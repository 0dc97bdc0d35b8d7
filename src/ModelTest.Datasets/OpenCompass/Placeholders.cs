namespace ModelTest.Datasets.OpenCompass;

/// <summary>OpenCompass's way to fill templates (its safe_format).</summary>
internal static class Placeholders
{
    /// <summary>
    /// Replaces <c>{name}</c> by the value, one column after the other. Unknown braces stay; a value that holds the placeholder of a
    /// later column is filled in turn, as it happens with LaTeX such as <c>\overline{A}</c>.
    /// </summary>
    /// <param name="text">The template.</param>
    /// <param name="columns">Names and values in the order of the row.</param>
    public static string Fill(string text, IEnumerable<KeyValuePair<string, string>> columns)
    {
        foreach (var (name, value) in columns)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }
        return text;
    }
}
