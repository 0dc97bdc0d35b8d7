namespace ModelTest.OnnxRuntime.Checkpoints.Rotary;

/// <summary>How a checkpoint changes the frequencies of its rotary positions.</summary>
internal abstract record RopeScaling
{
    /// <summary>What cosines and sines are multiplied by.</summary>
    public virtual double Attention => 1;

    /// <summary>The frequencies.</summary>
    /// <param name="frequencies">The unscaled ones, θ^(-2i/d), from the highest to the lowest.</param>
    /// <param name="theta">Their base.</param>
    public abstract double[] Apply(double[] frequencies, double theta);
}
