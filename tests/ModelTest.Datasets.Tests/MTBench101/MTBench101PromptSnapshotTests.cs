using ModelTest.Datasets.MTBench101;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.MTBench101;

/// <summary>What the model and the judge read, on a made-up dialogue: a changed text is a changed file beside this one.</summary>
public sealed class MTBench101PromptSnapshotTests
{
    public static TheoryData<string> Tasks => [.. MTBench101Tasks.Names];

    [Theory]
    [MemberData(nameof(Tasks))]
    public Task Prompts_OfATask(string task)
    {
        var item = new MTBench101Item(
            task, "1", [new("It's {cold} today.", "Then take a coat,\nand a \"scarf\"."), new("And if it rains?", "An umbrella.")]);

        return Snapshot.MatchAsync(
            "model\n" + SnapshotText.Of(MTBench101Prompts.Ask(item))
            + "\njudge\n" + SnapshotText.Of(MTBench101Prompts.Judge(item, "Stay {inside}.")));
    }
}
