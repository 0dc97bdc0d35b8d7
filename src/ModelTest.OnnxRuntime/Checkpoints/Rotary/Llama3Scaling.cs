namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>Llama 3.1's: long wavelengths are stretched, short ones are kept, those between are blended (the Llama 3 herd of models, arXiv:2407.21783).</summary>
/// <param name="Factor">How much longer the context became; 1 or more.</param>
/// <param name="LowFactor">Wavelengths above the original context divided by this are stretched fully.</param>
/// <param name="HighFactor">Wavelengths below the original context divided by this are kept; above <paramref name="LowFactor"/>.</param>
/// <param name="OriginalPositions">The context before.</param>
internal sealed record Llama3Scaling(double Factor, double LowFactor, double HighFactor, double OriginalPositions) : RopeScaling
{
    /// <inheritdoc/>
    public override double[] Apply(double[] frequencies, double theta) => [.. frequencies.Select(Scale)];

    private double Scale(double frequency)
    {
        // How often the wave fits into the original context.
        var turns = OriginalPositions * frequency / (2 * Math.PI);
        if (turns > HighFactor)
        {
            return frequency;
        }
        var kept = Math.Max(0, (turns - LowFactor) / (HighFactor - LowFactor));
        return ((1 - kept) * frequency / Factor) + (kept * frequency);
    }
}
