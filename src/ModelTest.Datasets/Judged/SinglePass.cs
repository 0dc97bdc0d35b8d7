using System.Text.RegularExpressions;

namespace ModelTest.Datasets.Judged;

/// <summary>Fills a template as Python's <c>str.format</c> does: once, so that braces in values stay what they are.</summary>
internal static class SinglePass
{
    /// <summary>Replaces every <c>{name}</c> of the template by its value.</summary>
    /// <param name="template">The template; other braces stay.</param>
    /// <param name="values">Values by name.</param>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Regex.Replace(template, @"\{(\w+)\}", m => values.GetValueOrDefault(m.Groups[1].Value, m.Value), RegexOptions.CultureInvariant);
}
