using System.Globalization;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Python's text of a float.</summary>
internal static class PythonFloat
{
    // From here on Python writes an exponent.
    private const double WithExponent = 1e16;

    /// <summary><c>repr(value)</c>: the shortest digits that give the number back, such as <c>7.0</c> or <c>8.333333333333334</c>.</summary>
    /// <param name="value">Zero, or of a size of 1e-4 or more; not infinite.</param>
    public static string Repr(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        // A decimal holds the 17 digits, and prints them without an exponent.
        var text = Math.Abs(value) >= WithExponent ? Exponential(shortest)
            : decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    private static string Exponential(string integer)
    {
        if (integer.Contains('E', StringComparison.Ordinal))
        {
            return integer.ToLowerInvariant();
        }
        var digits = integer.TrimStart('-');
        var fraction = digits[1..].TrimEnd('0');
        var mantissa = fraction.Length == 0 ? digits[..1] : $"{digits[0]}.{fraction}";
        return string.Create(CultureInfo.InvariantCulture, $"{integer[..^digits.Length]}{mantissa}e+{digits.Length - 1}");
    }
}
