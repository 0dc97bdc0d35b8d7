using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>Where values stand in the box of a chart, as shares of its width and height.</summary>
internal sealed class ChartPlace
{
    private const double Margin = 0.12;

    // A change below this part of the scale is not to look like one.
    private const double LeastRange = 0.05;

    private readonly int count;

    /// <summary>Fits the axis to the values.</summary>
    /// <param name="values">All values; at least one.</param>
    /// <param name="count">How many stand side by side.</param>
    /// <param name="scale">Their units.</param>
    public ChartPlace(IReadOnlyList<double> values, int count, ScoreScale scale)
    {
        this.count = count;
        var middle = (values.Min() + values.Max()) / 2;
        var range = Math.Max(values.Max() - values.Min(), LeastRange * (scale.Highest - scale.Lowest));
        (Low, High) = (middle - (range / 2), middle + (range / 2));
    }

    /// <summary>The value near the lower end.</summary>
    public double Low { get; }

    /// <summary>The value near the upper end.</summary>
    public double High { get; }

    /// <summary>From the left.</summary>
    public double X(int index) => (index + 0.5) / count;

    /// <summary>From the top.</summary>
    public double Y(double value) => Margin + ((1 - (2 * Margin)) * (High - value) / (High - Low));
}
