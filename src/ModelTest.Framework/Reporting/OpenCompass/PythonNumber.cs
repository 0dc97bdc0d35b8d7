using System.Globalization;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>Numbers as Python prints them.</summary>
internal static class PythonNumber
{
    /// <summary><c>'{:.02f}'.format(value)</c>: rounds the exact binary value, a tie to the even digit (3.125 is 3.12).</summary>
    /// <param name="value">A finite number below 1e15.</param>
    public static string TwoDecimals(double value)
    {
        // .NET rounds the exact value too, but ties away from zero. Only odd multiples of 1/8 are ties, and decimal holds them exactly.
        var tie = Math.IEEERemainder(value * 8, 2) is 1 or -1;
        return tie
            ? Math.Round((decimal)value, 2, MidpointRounding.ToEven).ToString("F2", CultureInfo.InvariantCulture)
            : value.ToString("F2", CultureInfo.InvariantCulture);
    }

    /// <summary><c>repr(value)</c>: the shortest digits that give the number back.</summary>
    /// <param name="value">Zero, or of a size from 1e-4 to 1e15.</param>
    public static string Repr(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    /// <summary><c>format(value, 'g')</c>: six significant digits, no zeros at the end.</summary>
    /// <param name="value">A finite number.</param>
    public static string General(double value) => value.ToString("G6", CultureInfo.InvariantCulture).ToLowerInvariant();
}
