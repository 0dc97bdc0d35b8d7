using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchPromptsTests
{
    private static readonly IReadOnlyList<MTBenchQuestion> Sample =
        MTBenchReader.Read(Path.Combine(RepositoryPaths.TinyModel, "data", "mtbench-sample.jsonl"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SingleAndPair_OfTheSample_AreTheQuotedPromptsToTheByte(int turn)
    {
        var quoted = JudgePromptTexts.OfTheEmbeddedModel.GetProperty("MTBench");

        Assert.All(Sample, q =>
        {
            Assert.Equal(QuotedMTBenchPrompts.Single(quoted, q, turn, "one", "two"), MTBenchPrompts.Single(q, turn, ["one", "two"]).Turns);
            Assert.Equal(
                QuotedMTBenchPrompts.Pair(quoted, q, turn, ["a1", "a2"], ["b1", "b2"]),
                MTBenchPrompts.Pair(q, turn, ["a1", "a2"], ["b1", "b2"]).Turns);
        });
    }

    [Fact]
    public void Single_OfRepliesWithBraces_LeavesThemAlone()
    {
        var question = new MTBenchQuestion("1", "coding", ["{answer}", "{x}"], ["{{question}}", "}"]);

        var text = MTBenchPrompts.Single(question, 1, ["{ref_answer_1} {0}"]).Turns[1].Text;

        Assert.EndsWith(
            "[Question]\n{answer}\n\n[The Start of Reference Answer]\n{{question}}\n[The End of Reference Answer]\n\n"
            + "[The Start of Assistant's Answer]\n{ref_answer_1} {0}\n[The End of Assistant's Answer]",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_OfEachTurn_HasTheRepliesSoFar()
    {
        var question = new MTBenchQuestion("1", "writing", ["q1", "q2"], null);

        Assert.Equal([new Turn(Role.User, "q1")], MTBenchPrompts.Ask(question).Turns);
        Assert.Equal(
            [new Turn(Role.User, "q1"), new Turn(Role.Assistant, "r1"), new Turn(Role.User, "q2")], MTBenchPrompts.Ask(question, "r1").Turns);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Single_OfAnotherTurn_IsRefused(int turn) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MTBenchPrompts.Single(Sample[0], turn, ["a", "b", "c"]));
}
