namespace ModelTest.Reporting;

/// <summary>Texts from outside in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>A text as plain text: it must not end a cell, start markup, or be read as HTML.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? " " : "\\`*_{}[]<>|#".Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString()));
}
