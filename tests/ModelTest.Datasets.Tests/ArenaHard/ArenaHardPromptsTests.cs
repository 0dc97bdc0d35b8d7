using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.Judged;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class ArenaHardPromptsTests
{
    [Theory]
    [InlineData(JudgeVariant.Official, "{prediction2}", "{capability}")]
    [InlineData(JudgeVariant.OpenCompass, "second", "c")]
    public void Judge_WithPlaceholdersInTexts_FillsThemOnlyAsOpenCompass(JudgeVariant variant, string question, string braces)
    {
        var prompt = ArenaHardPrompts.Judge(variant, new("u1", "c", "{prediction2}{capability}"), "first", "second");

        Assert.Equal(
            $"<|User Prompt|>\n{question}{braces}\n\n<|The Start of Assistant A's Answer|>\nfirst\n<|The End of Assistant A's Answer|>\n\n"
            + "<|The Start of Assistant B's Answer|>\nsecond\n<|The End of Assistant B's Answer|>",
            prompt.Turns[^1].Text);
        Assert.Equal([Role.System, Role.User], prompt.Turns.Select(t => t.Role));
        Assert.EndsWith("Example output: \"My final verdict is tie: [[A=B]]\".", prompt.Turns[0].Text, StringComparison.Ordinal);
    }
}
