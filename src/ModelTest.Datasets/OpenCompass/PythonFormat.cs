using System.Text;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Python's <c>str.format</c> with named fields.</summary>
internal static class PythonFormat
{
    /// <summary>
    /// Fills the template in one pass: <c>{name}</c> becomes the value, <c>{{</c> and <c>}}</c> single braces. Braces in values stay as they are.
    /// </summary>
    /// <param name="template">A template of this package: its fields are known.</param>
    /// <param name="values">The fields.</param>
    public static string Fill(string template, params IEnumerable<KeyValuePair<string, string>> values)
    {
        var fields = values.ToDictionary(StringComparer.Ordinal);
        var text = new StringBuilder(template.Length);
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] is '{' or '}' && i + 1 < template.Length && template[i + 1] == template[i])
            {
                text.Append(template[i++]);
            }
            else if (template[i] == '{')
            {
                var end = template.IndexOf('}', i);
                text.Append(fields[template[(i + 1)..end]]);
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }
        return text.ToString();
    }
}
