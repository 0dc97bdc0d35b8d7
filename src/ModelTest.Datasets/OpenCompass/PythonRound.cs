using System.Globalization;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Python's <c>round</c>.</summary>
internal static class PythonRound
{
    /// <summary><c>round(value, 2)</c>: rounds the exact binary value, a tie to the even digit (3.125 is 3.12, 2.675 is 2.67).</summary>
    /// <param name="value">A finite number below 1e15.</param>
    public static double TwoDecimals(double value)
    {
        // .NET's formatting rounds the exact value too, but ties away from zero. Only odd multiples of 1/8 are ties, and decimal holds them.
        var tie = Math.IEEERemainder(value * 8, 2) is 1 or -1;
        return tie
            ? (double)Math.Round((decimal)value, 2, MidpointRounding.ToEven)
            : double.Parse(value.ToString("F2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
