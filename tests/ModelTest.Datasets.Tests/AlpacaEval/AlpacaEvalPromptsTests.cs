using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlpacaEval;

public sealed class AlpacaEvalPromptsTests
{
    [Fact]
    public void Judge_Official_QuotesThreefoldAndStripsTheEnds()
    {
        var text = Text(JudgeVariant.Official, "{output_1}", "{output_2}", "two");

        Assert.StartsWith("I require a leaderboard", text, StringComparison.Ordinal);
        // The first placeholder of the first output is the one in the instruction, and so on.
        Assert.Contains("\"instruction\": \"\"\"two\"\"\",", text, StringComparison.Ordinal);
        Assert.Contains("\"output\": \"\"\"{output_1}\"\"\"", text, StringComparison.Ordinal);
        Assert.EndsWith("## Best Model Identifier", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_OpenCompass_KeepsTheLineBreaksAtTheEnds()
    {
        var text = Text(JudgeVariant.OpenCompass, "{prediction}", "one", "two");

        Assert.StartsWith("\nI require a leaderboard", text, StringComparison.Ordinal);
        Assert.Contains("\"instruction\": \"one\",", text, StringComparison.Ordinal);
        Assert.EndsWith("## Best Model Identifier\n", text, StringComparison.Ordinal);
    }

    private static string Text(JudgeVariant variant, string instruction, string first, string second) =>
        AlpacaEvalPrompts.Judge(variant, new AlpacaEvalItem(0, instruction, "koala"), first, second).Turns[1].Text;
}
