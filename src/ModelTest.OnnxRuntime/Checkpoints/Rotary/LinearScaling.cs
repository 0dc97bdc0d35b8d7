namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>Position interpolation (arXiv:2306.15595): every position counts for less.</summary>
/// <param name="Factor">How much longer the context became; 1 or more.</param>
internal sealed record LinearScaling(double Factor) : RopeScaling
{
    /// <inheritdoc/>
    public override double[] Apply(double[] frequencies, double theta) => [.. frequencies.Select(f => f / Factor)];
}
