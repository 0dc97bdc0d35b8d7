namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>YaRN (arXiv:2309.00071): frequencies are interpolated or kept by how often they turn in the original context, and attention is sharpened.</summary>
/// <param name="Factor">How much longer the context became; 1 or more.</param>
/// <param name="OriginalPositions">The context before.</param>
/// <param name="Attention">What cosines and sines are multiplied by.</param>
/// <param name="Fast">Frequencies with more turns are kept.</param>
/// <param name="Slow">Frequencies with fewer turns are interpolated.</param>
/// <param name="Truncate">Whether the borders are rounded to whole dimensions.</param>
internal sealed record YarnScaling(double Factor, double OriginalPositions, double Attention, double Fast, double Slow, bool Truncate) : RopeScaling
{
    /// <inheritdoc/>
    public override double Attention { get; } = Attention;

    /// <summary>The paper's attention factor for a scale; <paramref name="scale"/> 1 or more.</summary>
    /// <param name="scale">How much longer the context became.</param>
    /// <param name="strength">1 in the paper.</param>
    public static double DefaultAttention(double scale, double strength = 1) => (0.1 * strength * Math.Log(scale)) + 1;

    /// <inheritdoc/>
    public override double[] Apply(double[] frequencies, double theta)
    {
        var width = 2 * frequencies.Length;
        var (low, high) = (Dimension(Fast), Dimension(Slow));
        (low, high) = Truncate ? (Math.Floor(low), Math.Ceiling(high)) : (low, high);
        (low, high) = (Math.Max(low, 0), Math.Min(high, width - 1));
        // The ramp may not be vertical.
        high = low == high ? high + 0.001 : high;
        return [.. frequencies.Select((f, i) =>
        {
            var interpolated = Math.Clamp((i - low) / (high - low), 0, 1);
            return (f / Factor * interpolated) + (f * (1 - interpolated));
        })];

        // The dimension whose frequency turns this often in the original context.
        double Dimension(double turns) => width * Math.Log(OriginalPositions / (turns * 2 * Math.PI)) / (2 * Math.Log(theta));
    }
}
