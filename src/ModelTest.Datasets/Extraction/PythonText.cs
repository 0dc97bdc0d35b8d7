namespace ModelTest.Datasets.Extraction;

/// <summary>Where Python's text rules differ from .NET's: U+001C to U+001F are white space there.</summary>
internal static class PythonText
{
    private const string Separators = @"\x1c-\x1f";

    /// <summary>Python's <c>str.strip()</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Strip(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }
        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }
        return text[start..end];
    }

    /// <summary>A .NET pattern that means what the pattern means to Python's <c>re</c>: <c>\s</c> and <c>\S</c> with Python's white space.</summary>
    /// <param name="pattern">A pattern without escaped backslashes; <c>\S</c> only outside classes.</param>
    public static string Pattern(string pattern)
    {
        var inClass = false;
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var escaped = pattern[i] == '\\' ? pattern.Substring(i++, 2) : null;
            inClass = escaped is null && pattern[i] is '[' or ']' ? pattern[i] == '[' : inClass;
            result.Append(escaped switch
            {
                @"\s" => inClass ? $@"\s{Separators}" : $@"[\s{Separators}]",
                @"\S" => $@"[^\s{Separators}]",
                null => pattern[i],
                _ => escaped,
            });
        }
        return result.ToString();
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';
}
