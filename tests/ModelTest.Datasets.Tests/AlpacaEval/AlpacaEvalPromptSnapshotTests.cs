using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.AlpacaEval;

/// <summary>What the judge reads, on a made-up item: a changed text is a changed file beside this one.</summary>
public sealed class AlpacaEvalPromptSnapshotTests
{
    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public Task Judge_OfAVariant(JudgeVariant variant) => Snapshot.MatchAsync(SnapshotText.Of(AlpacaEvalPrompts.Judge(
        variant, new AlpacaEvalItem(0, "Name a {colour},\nand \"why\".", "koala"), "Blue: the {sky}.", "Red.\n\nIt is warm.\n")));
}
