using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.Judged;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.FoFo;

/// <summary>What the judge reads, on a made-up item: a changed text is a changed file beside this one.</summary>
public sealed class FoFoPromptSnapshotTests
{
    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public Task Judge_OfAVariant(JudgeVariant variant)
    {
        var item = new FoFoItem("1", "Healthcare", "Clinics", "Json", true, "List two herbs\nas \"Json\": {...}.");

        return Snapshot.MatchAsync(SnapshotText.Of(FoFoPrompts.Judge(variant, item, "{\"herbs\": [\"mint\", \"sage\"]}\n")));
    }
}
