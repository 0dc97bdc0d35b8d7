using ModelTest.Datasets.Judged;
using ModelTest.Datasets.WildBench;
using ModelTest.Prompts;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.WildBench;

/// <summary>What the judge reads, on a made-up task: a changed text is a changed file beside this one.</summary>
public sealed class WildBenchPromptSnapshotTests
{
    private static readonly WildBenchTask Poem = new(
        "1",
        [new(Role.User, "Write a {poem}."), new(Role.Assistant, "Roses are red,\nviolets are blue."), new(Role.User, "Now a shorter one.")],
        ["Is it shorter?", "Does it {rhyme}?"], "Creative Writing", ["Editing"]);

    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public Task Score_OfAVariant(JudgeVariant variant) =>
        Snapshot.MatchAsync(SnapshotText.Of(WildBenchPrompts.Score(variant, Poem, "Roses,\nviolets.")));

    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public Task Pair_OfAVariant(JudgeVariant variant) =>
        Snapshot.MatchAsync(SnapshotText.Of(WildBenchPrompts.Pair(variant, Poem, "Roses,\nviolets.", " ")));
}
