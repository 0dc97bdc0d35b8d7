using System.Globalization;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Python's <c>ast.literal_eval</c>.</summary>
internal static class PythonLiteral
{
    /// <summary>
    /// The number, or null where Python raises: a whole number with a zero before it (<c>06</c>; <c>06.5</c> is fine), or other digits than 0 to 9.
    /// </summary>
    /// <param name="text">Digits, perhaps a point, perhaps digits.</param>
    public static double? Number(string text)
    {
        var isPadded = text.Length > 1 && text[0] == '0' && !text.Contains('.', StringComparison.Ordinal) && text.AsSpan().ContainsAnyExcept('0');
        return !isPadded && Ascii(text) && double.Parse(text, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;
    }

    private static bool Ascii(string text) => text.All(c => char.IsAsciiDigit(c) || c == '.');
}
