using System.Globalization;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>Numbers as Python prints them.</summary>
internal static class PythonNumber
{
    /// <summary><c>'{:.02f}'.format(value)</c>: rounds the exact binary value, a tie to the even digit (3.125 is 3.12).</summary>
    /// <param name="value">A finite number below 1e15.</param>
    public static string TwoDecimals(double value) => Fixed(value, 2);

    /// <summary><c>f'{value:.{decimals}f}'</c>, rounded in the same way.</summary>
    /// <param name="value">A finite number below 1e15.</param>
    /// <param name="decimals">Digits after the point, 0 to 15.</param>
    public static string Fixed(double value, int decimals)
    {
        var format = string.Create(CultureInfo.InvariantCulture, $"F{decimals}");
        // .NET rounds the exact value too, but ties away from zero. Only odd multiples of a power of 1/2 are ties, and decimal holds them exactly.
        var tie = Math.IEEERemainder(Math.ScaleB(value, decimals + 1), 2) is 1 or -1;
        return tie
            ? Math.Round((decimal)value, decimals, MidpointRounding.ToEven).ToString(format, CultureInfo.InvariantCulture)
            : value.ToString(format, CultureInfo.InvariantCulture);
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
