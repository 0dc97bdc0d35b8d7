namespace ModelTest.Statistics;

/// <summary>
/// Student's t distribution for whole degrees of freedom, by its finite series: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions"
/// (1964), 26.7.3 and 26.7.4.
/// </summary>
internal static class StudentT
{
    /// <summary>The t for which |T| stays below it with a probability of 95 %.</summary>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    public static double TwoSided95(int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        // t falls from 12.71 at one degree to 1.96.
        double low = 1.9, high = 12.8;
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }
            (low, high) = Within(middle, degrees) < 0.95 ? (middle, high) : (low, middle);
        }
    }

    /// <summary>The probability that |T| is at most <paramref name="t"/>.</summary>
    internal static double Within(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degrees % 2 == 1;
        var (term, sum) = odd ? (cosine, degrees > 1 ? cosine : 0) : (1.0, 1.0);
        for (var k = odd ? 3 : 2; k <= degrees - 2; k += 2)
        {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
