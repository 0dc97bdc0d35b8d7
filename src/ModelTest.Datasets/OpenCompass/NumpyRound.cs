namespace ModelTest.Datasets.OpenCompass;

/// <summary>
/// <c>round</c> on a <c>numpy.float64</c>, such as <c>np.mean</c> gives. It is not Python's: it scales, rounds to even and scales back, so that
/// 6.015 (which is a little less in binary) becomes 6.02, where Python gives 6.01.
/// </summary>
internal static class NumpyRound
{
    /// <summary><c>round(np.float64(value), 2)</c>.</summary>
    /// <param name="value">A finite number.</param>
    public static double TwoDecimals(double value) => Math.Round(value * 100, MidpointRounding.ToEven) / 100;
}
