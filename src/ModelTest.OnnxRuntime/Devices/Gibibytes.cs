using System.Globalization;

namespace ModelTest.OnnxRuntime.Devices;

/// <summary>Memory sizes for people.</summary>
internal static class Gibibytes
{
    /// <summary>Such as "3.5 GiB".</summary>
    public static string Of(long bytes) => (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture) + " GiB";
}
