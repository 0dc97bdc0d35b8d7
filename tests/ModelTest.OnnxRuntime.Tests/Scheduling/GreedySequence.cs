using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Tests.Scheduling;

/// <summary>Makes requests for the likeliest reply.</summary>
internal static class GreedySequence
{
    /// <summary>A request.</summary>
    /// <param name="prompt">The prompt's tokens.</param>
    /// <param name="most">The most tokens of the reply.</param>
    /// <param name="ends">Tokens that end it.</param>
    public static GenerateSequence Of(int[] prompt, int most, params int[] ends) =>
        new([.. prompt], new GenerateLimits(most, 0, new HashSet<int>(ends)), new TokenChooser(new SamplingOptions(0, 0, 1, 0), prompt), null);
}
