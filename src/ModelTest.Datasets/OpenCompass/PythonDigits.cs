using System.Globalization;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Numbers that were matched by Python's <c>\d</c>: it takes the digits of every script, as its <c>int</c> and <c>float</c> do.</summary>
internal static class PythonDigits
{
    /// <summary>The text with ASCII digits: <c>９.５</c> becomes <c>9.5</c>.</summary>
    /// <param name="text">Digits and points.</param>
    public static string ToAscii(string text) => string.Create(text.Length, text, static (ascii, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            ascii[i] = char.IsDigit(from[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(from[i])) : from[i];
        }
    });

    /// <summary>Python's <c>int(text)</c>; infinity from 1e309 on.</summary>
    /// <param name="digits">One digit or more.</param>
    public static double Integer(string digits) => double.Parse(ToAscii(digits), CultureInfo.InvariantCulture);
}
