using ModelTest.Datasets.MTBench;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>What the model and the judge read, on a made-up question: a changed text is a changed file beside this one.</summary>
public sealed class MTBenchPromptSnapshotTests
{
    [Fact]
    public Task Ask_OfBothTurns()
    {
        var question = Question("writing");

        return Snapshot.MatchAsync(
            "turn 1\n" + SnapshotText.Of(MTBenchPrompts.Ask(question)) + "\nturn 2\n" + SnapshotText.Of(MTBenchPrompts.Ask(question, "It is {5}.")));
    }

    // Writing is judged without references, math with them.
    [Theory]
    [InlineData("writing", 1)]
    [InlineData("writing", 2)]
    [InlineData("math", 1)]
    [InlineData("math", 2)]
    public Task Single_OfATurn(string category, int turn) =>
        Snapshot.MatchAsync(SnapshotText.Of(MTBenchPrompts.Single(Question(category), turn, ["It is {5}.", "It is 4,\nI think."])));

    [Theory]
    [InlineData("writing", 1)]
    [InlineData("writing", 2)]
    [InlineData("math", 1)]
    [InlineData("math", 2)]
    public Task Pair_OfATurn(string category, int turn) => Snapshot.MatchAsync(
        SnapshotText.Of(MTBenchPrompts.Pair(Question(category), turn, ["It is {5}.", "It is 4,\nI think."], ["Five.", "{{Four}}."])));

    private static MTBenchQuestion Question(string category) =>
        new("1", category, ["What is 2 + {3}?", "And one less?"], category == "math" ? ["5", "{4}"] : null);
}
