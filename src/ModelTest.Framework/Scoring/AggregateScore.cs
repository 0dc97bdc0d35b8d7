namespace ModelTest.Scoring;

/// <summary>A number over several subjects, in its scale's units.</summary>
/// <param name="Value">The number, rounded as the benchmark rounds it; NaN: there is none.</param>
/// <param name="Low">Lower end of its 95 % interval; null: none is known.</param>
/// <param name="High">Upper end of its 95 % interval; null: none is known.</param>
public readonly record struct AggregateScore(double Value, double? Low = null, double? High = null)
{
    /// <summary>A number without an interval.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AggregateScore(double value) => new(value);

    /// <summary>A number without an interval.</summary>
    /// <param name="value">The number.</param>
    public static AggregateScore FromDouble(double value) => new(value);
}
