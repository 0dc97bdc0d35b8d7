using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntimeGenAI.Scheduling;

namespace ModelTest.OnnxRuntimeGenAI.Tests.Scheduling;

/// <summary>Which requests are generated together.</summary>
public sealed class BatchChooserTests
{
    private const int Pad = 2;

    private static readonly GenAIOptions Options = new()
    {
        Gpu = null, Threads = 1, TokenBudget = 1000, MaxBatch = 4, CachePositions = 10_000, SharePrefixes = true, Positions = 500, PadId = Pad,
    };

    [Theory]
    [InlineData(4, 1000, 10_000, 500, "100 90 80 70")]
    [InlineData(2, 1000, 10_000, 500, "100 90")]
    [InlineData(1, 1000, 10_000, 500, "")]
    [InlineData(9, 300, 10_000, 500, "100 90 80")]
    [InlineData(9, 1000, 250, 500, "100 90")]
    [InlineData(9, 1000, 10_000, 109, "90 80 70 60")]
    [InlineData(9, 150, 10_000, 500, "100")]
    public void Choose_TakesTheLongestThatFitTogether(int most, int budget, int cache, int positions, string expected)
    {
        var options = Options with { MaxBatch = most, TokenBudget = budget, CachePositions = cache, Positions = positions };
        var batch = new BatchChooser(options).Choose([Greedy(70), Greedy(100), Greedy(60), Greedy(90), Greedy(80)]);
        // One alone is no batch.
        Assert.Equal(expected.Contains(' ', StringComparison.Ordinal) ? expected : "", string.Join(' ', batch.Select(s => s.Tokens.Count)));
    }

    [Fact]
    public void Choose_LeavesOutWhatGenAICannotGenerateTogether()
    {
        Sequence[] waiting =
        [
            Greedy(10), Greedy(11), Greedy(12, last: Pad), Greedy(13, newTokens: 1), Greedy(14, temperature: 1), Greedy(15, least: 1),
            new ScoreSequence([1, 3, 4], 1, [5]),
        ];
        Assert.Equal([11, 10], new BatchChooser(Options with { MaxBatch = 9 }).Choose(waiting).Select(s => s.Tokens.Count));
    }

    private static GenerateSequence Greedy(int length, int last = 5, int newTokens = 10, double temperature = 0, int least = 0)
    {
        List<int> prompt = [.. Enumerable.Repeat(1, length - 1), last];
        return new GenerateSequence(prompt, new GenerateLimits(newTokens, least, new HashSet<int> { Pad }), new TokenChooser(new SamplingOptions(temperature, 0, 1, 0), prompt), null);
    }
}
