using ModelTest.Datasets.AlignBench;
using ModelTest.Snapshots;

namespace ModelTest.Datasets.Tests.AlignBench;

/// <summary>What the model and the judge read, on made-up items: a changed text is a changed file beside this one.</summary>
public sealed class AlignBenchPromptSnapshotTests
{
    [Theory]
    [InlineData("事实与解释型回答")]
    [InlineData("逻辑推理型回答")]
    [InlineData("生成型回答")]
    [InlineData("建议型回答")]
    public Task Prompts_OfATypeOfAnswer(string type)
    {
        var subcategory = AlignBenchRubric.BuiltIn.Types
            .Where(t => t.Value == type).Select(t => t.Key).Order(StringComparer.Ordinal).First();
        var item = new AlignBenchItem("1", "综合问答", subcategory, "为什么{天空}是蓝色的？\n请简短回答。", "因为{{蓝光}}更易散射。");

        return Snapshot.MatchAsync(
            "model\n" + SnapshotText.Of(AlignBenchPrompts.Ask(item))
            + "\njudge\n" + SnapshotText.Of(new AlignBenchPrompts(AlignBenchRubric.BuiltIn).Judge(item, "海水的{颜色}。\n")));
    }
}
