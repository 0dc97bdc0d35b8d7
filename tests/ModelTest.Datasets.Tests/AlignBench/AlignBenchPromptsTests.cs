using System.Text.Json;
using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchPromptsTests
{
    [Fact]
    public void Judge_OfTheSample_IsTheQuotedPromptToTheByte()
    {
        var quoted = JudgePromptTexts.OfTheEmbeddedModel.GetProperty("AlignBench");
        var file = Path.Combine(RepositoryPaths.TinyModel, "data", "alignbench-sample.jsonl");
        var replies = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "open_predictions.jsonl"));

        var prompts = AlignBenchReader.Read(file, AlignBenchRubric.BuiltIn)
            .Zip(replies, (item, reply) => new AlignBenchPrompts(AlignBenchRubric.BuiltIn).Judge(item, reply.Text("reply")));

        Assert.Equal(JsonLinesFile.Read(file).Zip(replies, (row, reply) => Expected(quoted, row, reply.Text("reply"))), prompts.Select(Text));
    }

    [Fact]
    public void Judge_OfAnAnswerWithBraces_LeavesThemAlone()
    {
        var item = new AlignBenchItem("1", "数学计算", "证明", "{answer} {question}", "{{reference}}");

        var text = Text(new AlignBenchPrompts(AlignBenchRubric.BuiltIn).Judge(item, "{category} {x} }} {"));

        Assert.EndsWith(
            "用户的提问： {answer} {question}\n[参考答案开始]\n{{reference}}\n[参考答案结束]\n[助手的答案开始]\n{category} {x} }} {\n[助手的答案结束]\n",
            text, StringComparison.Ordinal);
        Assert.Contains("例如：{'事实正确性': 9, '满足用户需求': 6, ..., '综合得分': 7}。\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_OfAQuestion_IsItsText() =>
        Assert.Equal(Prompt.FromUser("问？").Turns, AlignBenchPrompts.Ask(new AlignBenchItem("1", "数学计算", "证明", "问？", "答")).Turns);

    /// <summary>The prompt as a plain replacement of the quoted text makes it.</summary>
    public static string Expected(JsonElement quoted, JsonElement row, string answer)
    {
        var type = quoted.GetProperty("subcategory_question_mapping").Text(row.Text("subcategory"));
        var dimensions = quoted.GetProperty("dimension_set").GetProperty(type).EnumerateArray().Select(d => d.GetString()!).ToList();
        var lines = dimensions.Select((d, i) => $"{i + 1}. {d}: {quoted.GetProperty("dimension_definition").Text(d)}\n");
        return quoted.Text("base_prompt_python_format").Replace("{{", "{").Replace("}}", "}")
            .Replace("{category}", row.Text("category")).Replace("{dimensions}", string.Concat(lines))
            .Replace("{answer}", answer).Replace("{reference}", row.Text("reference")).Replace("{question}", row.Text("question"));
    }

    /// <summary>The text of the only turn.</summary>
    public static string Text(Prompt prompt)
    {
        var turn = Assert.Single(prompt.Turns);
        Assert.Equal(Role.User, turn.Role);
        return turn.Text;
    }
}
