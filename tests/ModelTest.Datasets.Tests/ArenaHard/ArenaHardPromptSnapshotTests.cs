using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.Judged;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.ArenaHard;

/// <summary>What the judge reads, on a made-up question: a changed text is a changed file beside this one.</summary>
public sealed class ArenaHardPromptSnapshotTests
{
    // The variants differ in what becomes of a placeholder in a question.
    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public Task Judge_OfAVariant(JudgeVariant variant) => Snapshot.MatchAsync(SnapshotText.Of(ArenaHardPrompts.Judge(
        variant, new ArenaHardQuestion("1", "Colours", "Name a colour,\nnot {prediction2}."), "Blue: the {sky}.", "Red.\n\nIt is warm.\n")));
}
