using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Sampling;

namespace ModelTest.OnnxRuntime.Tests.Sampling;

public sealed class TokenChooserTests
{
    private static readonly float[] Logits = [1, 3, 2, 3, -1];

    [Fact]
    public void Greedy_takes_the_first_of_equal_ones() => Assert.Equal(1, Choose(new SamplingOptions(0, 0, 1, 0)));

    [Fact]
    public void Forbidden_ids_are_not_chosen() => Assert.Equal(3, new TokenChooser(new SamplingOptions(0, 0, 1, 0), [1]).Choose(All(Logits), [1]));

    [Fact]
    public void Draws_follow_the_softmax_of_logits_over_temperature()
    {
        const int Draws = 20_000;
        var counts = Count(new SamplingOptions(0.7, 0, 1, 3), Draws);
        var weights = Logits.Select(x => Math.Exp(x / 0.7)).ToArray();
        for (var i = 0; i < Logits.Length; i++)
        {
            var p = weights[i] / weights.Sum();
            // Five standard deviations: the seed is fixed, so this is not a matter of luck.
            Assert.InRange(counts[i], (Draws * p) - (5 * Math.Sqrt(Draws * p * (1 - p))) - 1, (Draws * p) + (5 * Math.Sqrt(Draws * p * (1 - p))) + 1);
        }
    }

    [Fact]
    public void Top_k_keeps_the_k_likeliest() => Assert.Equal([1, 2, 3], Chosen(new SamplingOptions(2, 3, 1, 1)));

    [Fact]
    public void Top_p_keeps_the_smallest_set_that_reaches_it()
    {
        // At temperature 1 tokens 1 and 3 have 0.397 each, token 2 has 0.146.
        Assert.Equal([1], Chosen(new SamplingOptions(1, 0, 0.39, 1)));
        Assert.Equal([1, 3], Chosen(new SamplingOptions(1, 0, 0.5, 1)));
        Assert.Equal([1, 2, 3], Chosen(new SamplingOptions(1, 0, 0.9, 1)));
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_prompt_draws_otherwise()
    {
        var options = new SamplingOptions(5, 0, 1, 9);
        Assert.Equal(Sequence(options, [1, 2]), Sequence(options, [1, 2]));
        Assert.NotEqual(Sequence(options, [1, 2]), Sequence(options, [2, 1]));
        Assert.NotEqual(Sequence(options, [1, 2]), Sequence(options with { Seed = 8 }, [1, 2]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Logits_that_are_not_numbers_are_an_error(float bad)
    {
        var error = Assert.Throws<InvalidDataException>(() => new TokenChooser(new SamplingOptions(0, 0, 1, 0), [1]).Choose(All([0, bad, 1]), []));
        Assert.Contains("logits that are not numbers", error.Message, StringComparison.Ordinal);
    }

    private static NextToken All(float[] logits) => new(new NextTokenRequest { All = true }, logits);

    private static int Choose(SamplingOptions options) => new TokenChooser(options, [1]).Choose(All(Logits), []);

    private static List<int> Sequence(SamplingOptions options, int[] prompt)
    {
        var chooser = new TokenChooser(options, prompt);
        return [.. Enumerable.Range(0, 40).Select(_ => chooser.Choose(All(Logits), []))];
    }

    private static int[] Count(SamplingOptions options, int draws)
    {
        var chooser = new TokenChooser(options, [1]);
        var counts = new int[Logits.Length];
        for (var i = 0; i < draws; i++)
        {
            counts[chooser.Choose(All(Logits), [])]++;
        }
        return counts;
    }

    private static IEnumerable<int> Chosen(SamplingOptions options) => Count(options, 2000).Index().Where(c => c.Item > 0).Select(c => c.Index);
}
