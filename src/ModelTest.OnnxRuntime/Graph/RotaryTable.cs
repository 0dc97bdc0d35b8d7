using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Cosines and sines of all positions and frequencies.</summary>
internal static class RotaryTable
{
    /// <summary>The tables [positions, head_dim / 2], scaled as the checkpoint says.</summary>
    public static (float[] Cos, float[] Sin) Of(ModelConfig config, int positions)
    {
        var half = config.HeadDim / 2;
        double[] frequencies = [.. Enumerable.Range(0, half).Select(i => Math.Pow(config.RopeTheta, -2.0 * i / config.HeadDim))];
        frequencies = config.RopeScaling?.Apply(frequencies, config.RopeTheta) ?? frequencies;
        var attention = config.RopeScaling?.Attention ?? 1;
        var cos = new float[positions * half];
        var sin = new float[positions * half];
        for (var i = 0; i < half; i++)
        {
            for (var p = 0; p < positions; p++)
            {
                // Angles in double, as the difference matters at large positions.
                var (s, c) = Math.SinCos(p * frequencies[i]);
                cos[(p * half) + i] = (float)(c * attention);
                sin[(p * half) + i] = (float)(s * attention);
            }
        }
        return (cos, sin);
    }
}
