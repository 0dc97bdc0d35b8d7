using System.Globalization;
using System.Text;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Python's text of a str.</summary>
internal static class PythonRepr
{
    /// <summary>
    /// <c>repr(text)</c>: in single quotes, or in double quotes where the text has single ones only; what is not printable is escaped.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder(text.Length + 2).Append(quote);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            Append(result, isPair ? char.ConvertToUtf32(text, i) : text[i], quote);
            i += isPair ? 1 : 0;
        }
        return result.Append(quote).ToString();
    }

    private static void Append(StringBuilder result, int character, char quote) => _ = character switch
    {
        '\\' => result.Append(@"\\"),
        '\n' => result.Append(@"\n"),
        '\r' => result.Append(@"\r"),
        '\t' => result.Append(@"\t"),
        _ when character == quote => result.Append('\\').Append(quote),
        _ when IsPrintable(character) => result.Append(char.ConvertFromUtf32(character)),
        < 0x100 => result.Append(CultureInfo.InvariantCulture, $"\\x{character:x2}"),
        < 0x10000 => result.Append(CultureInfo.InvariantCulture, $"\\u{character:x4}"),
        _ => result.Append(CultureInfo.InvariantCulture, $"\\U{character:x8}"),
    };

    // Python's str.isprintable.
    private static bool IsPrintable(int character) => character == ' ' || CharUnicodeInfo.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
