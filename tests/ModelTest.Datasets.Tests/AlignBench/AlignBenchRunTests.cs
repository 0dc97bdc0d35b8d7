using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

/// <summary>AlignBench through the runner: two questions a category, whose ratings are in their text.</summary>
public sealed class AlignBenchRunTests : IDisposable
{
    // The ratings of each category in the order of the table, two questions each.
    private const string Ratings = "9 4,7 8,10 5,3 3,6 7,8 9,1 2,5 5";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Official_GivesTheScriptsMeans()
    {
        using var run = await RunAsync(Rated);

        Assert.All(run.Reports, r => Assert.Null(r.Failure));
        // Python: means 6.5 7.5 7.5 3 6.5 8.5 1.5 5; reasoning 7; language 5.333…; total 6.1666…
        Assert.Equal(
            "alignbench-sample-数学计算 6.50|alignbench-sample-逻辑推理 7.50|alignbench-sample-基本任务 7.50|alignbench-sample-中文理解 3.00|alignbench-sample-综合问答 6.50|alignbench-sample-文本写作 8.50"
                + "|alignbench-sample-角色扮演 1.50|alignbench-sample-专业能力 5.00|alignbench-sample 6.17|alignbench-sample-中文推理 7.00|alignbench-sample-中文语言 5.33",
            string.Join('|', run.Summary().Select(r => $"{r.Key} {r.Value}")));
        Assert.EndsWith(
            "\nscripted,6.166666666666666,7.0,6.5,7.5,5.333333333333333,7.5,3.0,6.5,8.5,1.5,5.0\r\n",
            run.Read("tables/Alignbench-judged-by--scripted-capability.csv"),
            StringComparison.Ordinal);
        Assert.Equal("模型,清晰度,综合得分\r\nscripted,9.0,5.75\r\n", run.Read("tables/Alignbench-judged-by--scripted-dimension.csv"));
    }

    [Fact]
    public async Task RunAsync_OpenCompass_RoundsEveryLevel()
    {
        using var run = await RunAsync(Rated, ("datasets:alignbench:variant", "opencompass"));

        Assert.EndsWith(
            "\nscripted,6.16,7.0,6.5,7.5,5.33,7.5,3.0,6.5,8.5,1.5,5.0\r\n",
            run.Read("tables/Alignbench-judged-by--scripted-capability.csv"),
            StringComparison.Ordinal);
        Assert.Equal("6.16", run.Summary()["alignbench-sample"]);
    }

    [Theory]
    [InlineData("official", new[] { 0.7, 0.1 })]
    [InlineData("opencompass", new double[0])]
    public async Task RunAsync_OfAVariant_AsksWithItsTemperatures(string variant, double[] temperatures)
    {
        using var run = await RunAsync(Rated, ("datasets:alignbench:variant", variant));

        Assert.Equal(temperatures.Order(), run.Model.Options.Select(o => o.Temperature).OfType<double>().Distinct().Order());
        Assert.All(run.Model.Options, o => Assert.Equal(2048, o.MaxNewTokens));
        Assert.All(run.Judge.Options, o => Assert.Equal((0, 2048), (o.Temperature, o.MaxNewTokens)));
    }

    [Theory]
    // Nothing is known of a reply without a rating: AlignBench's own script counts it as -1, OpenCompass leaves it out.
    [InlineData("official", "auto", "垃圾", "4.00 4.42", 1)]
    [InlineData("official", "corrected", "垃圾", "9.00 6.67", 1)]
    [InlineData("opencompass", "auto", "", "9.00 6.66", 1)]
    // A rating that is none: read as 11 by the script, left out by the others.
    [InlineData("official", "auto", "{'综合得分': 11}", "10.00 7.42", 0)]
    [InlineData("opencompass", "auto", "{'综合得分': 11}", "9.00 6.66", 1)]
    [InlineData("official", "corrected", "{'综合得分': 11}", "9.00 6.67", 1)]
    // Of two verdicts the last braces count.
    [InlineData("official", "auto", "{'综合得分': 2} 不，{'综合得分': 4}", "6.50 5.67", 0)]
    public async Task RunAsync_AJudgeThatCannotBeRead_IsCountedAsTheVariantDoes(
        string variant, string parsing, string reply, string expected, int unparsed)
    {
        using var run = await RunAsync(
            question => question is "数学计算 1" or "逻辑推理 1" ? reply : Rated(question),
            ("datasets:alignbench:variant", variant),
            ("datasets:alignbench:parsing", parsing));

        Assert.All(run.Reports, r => Assert.Null(r.Failure));
        Assert.Equal(expected, $"{run.Summary()["alignbench-sample-数学计算"]} {run.Summary()["alignbench-sample"]}");
        Assert.Equal($"2 items, {unparsed} unparsed, 0 errors", run.Counts()["数学计算"]);
    }

    [Fact]
    public async Task RunAsync_AJudgeThatFails_IsAnErrorAndNoTable()
    {
        using var run = await RunAsync(q => q == "角色扮演 0" ? throw new InvalidOperationException("the line is dead") : Rated(q));

        Assert.Equal("2 items, 0 unparsed, 1 errors", run.Counts()["角色扮演"]);
        Assert.Single(run.Reports, r => r.Failure is not null);
        // Where every subject has an error there is no row at all, as in OpenCompass.
        Assert.Equal("-", run.Summary().GetValueOrDefault("alignbench-sample", "-"));
        Assert.False(Directory.Exists(Path.Join(run.Results, "tables")));
    }

    private async Task<JudgedRun> RunAsync(Func<string, string> judge, params (string, string)[] settings)
    {
        var lines = AlignBenchCategories.Names.SelectMany((name, category) => Enumerable.Range(0, 2).Select(i =>
            $$"""{"question_id": {{(category * 2) + i}}, "category": "{{name}}", "subcategory": "音乐", "question": "{{name}} {{i}}", "reference": "r"}"""));
        var file = folder.Write("data_v1.1_release.jsonl", string.Join('\n', lines));
        var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => p.Turns[^1].Text },
            Judge = new ScriptedModel { Reply = p => judge(Answer(p)) },
        };
        await run.RunAsync(new AlignBenchProvider(), [("datasets:alignbench:path", file), .. settings]);
        return run;
    }

    // The model's reply is the question, which names the category and the number in it.
    private static string Rated(string question)
    {
        var parts = question.Split(' ');
        var rating = Ratings.Split(',')[AlignBenchCategories.Names.Index().Single(c => c.Item == parts[0]).Index].Split(' ')[int.Parse(parts[1])];
        return $"好。{{'清晰度': 9, '综合得分': {rating}}}";
    }

    private static string Answer(Prompt prompt) =>
        prompt.Turns[^1].Text.Split("[助手的答案开始]\n")[1].Split("\n[助手的答案结束]")[0];
}
