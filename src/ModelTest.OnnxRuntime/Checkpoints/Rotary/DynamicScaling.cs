namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>
/// Dynamic NTK scaling, as InternLM2.5 and InternLM3 ask for: the base grows once a sequence is longer than <see cref="ModelConfig.MaxPositions"/>.
/// Prompts and replies are limited to that, so it never has an effect here.
/// </summary>
/// <param name="Factor">How much longer the context could become; 1 or more.</param>
internal sealed record DynamicScaling(double Factor) : RopeScaling
{
    /// <inheritdoc/>
    public override double[] Apply(double[] frequencies, double theta) => frequencies;
}
