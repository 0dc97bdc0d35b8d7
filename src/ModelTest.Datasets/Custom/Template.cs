using System.Text;

namespace ModelTest.Datasets.Custom;

/// <summary>A text with <c>{name}</c> where values stand; <c>{{</c> and <c>}}</c> are single braces.</summary>
internal sealed class Template
{
    // A part is a text, or the name of a value.
    private readonly List<(string Text, bool IsName)> parts = [];

    private Template()
    {
    }

    /// <summary>The names, each once.</summary>
    public IEnumerable<string> Names => parts.Where(p => p.IsName).Select(p => p.Text).Distinct();

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; null: nothing.</param>
    public static Template Parse(string text, out string? problem)
    {
        var template = new Template();
        var plain = new StringBuilder();
        problem = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                plain.Append(text[i++]);
            }
            else if (text[i] == '{' && text.IndexOf('}', i) is var end and > 0)
            {
                template.parts.Add((plain.ToString(), false));
                template.parts.Add((text[(i + 1)..end], true));
                plain.Clear();
                i = end;
            }
            else
            {
                problem ??= text[i] == '{' ? "a '{' is not closed" : text[i] == '}' ? "a '}' closes nothing" : null;
                plain.Append(text[i]);
            }
        }
        template.parts.Add((plain.ToString(), false));
        return template;
    }

    /// <summary>Puts the values in. Braces in values stay as they are.</summary>
    /// <param name="value">The value of a name.</param>
    public string Fill(Func<string, string> value) => string.Concat(parts.Select(p => p.IsName ? value(p.Text) : p.Text));
}
