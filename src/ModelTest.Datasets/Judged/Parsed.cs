namespace ModelTest.Datasets.Judged;

/// <summary>What could be read out of a judge's reply.</summary>
/// <typeparam name="T">A rating or a verdict.</typeparam>
/// <param name="Value">It, or null: it could not be read.</param>
/// <param name="Problem">Why it could not be read, for people; empty when it could.</param>
internal sealed record Parsed<T>(T? Value, string Problem)
    where T : struct;

/// <summary>Makes <see cref="Parsed{T}"/>.</summary>
internal static class Parsed
{
    /// <summary>It could be read.</summary>
    /// <typeparam name="T">A rating or a verdict.</typeparam>
    /// <param name="value">The value.</param>
    public static Parsed<T> Of<T>(T value)
        where T : struct => new(value, "");

    /// <summary>It could not be read.</summary>
    /// <typeparam name="T">A rating or a verdict.</typeparam>
    /// <param name="problem">Why, for people.</param>
    public static Parsed<T> Not<T>(string problem)
        where T : struct => new(null, problem);
}
