namespace ModelTest.Statistics.Regression;

/// <summary>The logistic function without overflow or cancellation.</summary>
internal static class LogisticMath
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }
        var e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>log(1 + exp(x)).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    // log(1 + e) for 0 <= e <= 1; W. Kahan's correction keeps the digits that 1 + e drops.
    private static double LogOnePlus(double e)
    {
        var u = 1 + e;
        return u == 1 ? e : Math.Log(u) * (e / (u - 1));
    }
}
