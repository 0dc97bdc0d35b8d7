using ModelTest.Datasets.Judged;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Datasets.WildBench;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchPromptsTests
{
    private static readonly string[] Histories =
        ["", "USER: a\n\nASSISTANT: b\n\n\n", "USER: 答案 \"x\"\n\n\n\nASSISTANT:  y \n\n", "USER: 1\n\n", ""];

    private static readonly string[] Checklists = ["- Is it polite?\n- Is it short?\n", "- One?\n", "", "- - nested\n- two\nlines\n", "- $1 {0}\n"];

    [Theory]
    [InlineData(JudgeVariant.Official, "score_official", "{$history}", "{$user_query}", "{$checklist}", "{$model_output}")]
    [InlineData(JudgeVariant.OpenCompass, "score_opencompass", "{history}", "{user_query}", "{checklist}", "{prediction}")]
    public void Score_OfFiveTasks_EqualsTheBenchmarksTexts(JudgeVariant variant, string file, params string[] names)
    {
        var template = SharedPrompts.Read("WildBench", file);

        foreach (var (i, task) in Tasks.Five.Index())
        {
            var expected = Replaced(template, names, [Histories[i], task.Conversation[^1].Text, Checklists[i], " reply\n"]);
            Assert.Equal([new Turn(Role.User, expected)], WildBenchPrompts.Score(variant, task, " reply\n").Turns);
        }
    }

    [Theory]
    [InlineData(JudgeVariant.Official, "pair_official", "{$history}", "{$user_query}", "{$checklist}", "{$candidate_A}", "{$candidate_B}")]
    [InlineData(JudgeVariant.OpenCompass, "pair_opencompass", "{history}", "{user_query}", "{checklist}", "{prediction}", "{prediction2}")]
    public void Pair_OfFiveTasks_EqualsTheBenchmarksTexts(JudgeVariant variant, string file, params string[] names)
    {
        var template = SharedPrompts.Read("WildBench", file);

        foreach (var (i, task) in Tasks.Five.Index())
        {
            var expected = Replaced(template, names, [Histories[i], task.Conversation[^1].Text, Checklists[i], "one", "two\n"]);
            Assert.Equal([new Turn(Role.User, expected)], WildBenchPrompts.Pair(variant, task, "one", "two\n").Turns);
        }
    }

    [Theory]
    [InlineData("score_official", "eval_template.score.v2.md")]
    [InlineData("pair_official", "eval_template.pairwise.v2.md")]
    public void Templates_OfTheBenchmark_AreThoseOfItsRepository(string name, string file) =>
        Assert.Equal(File.ReadAllText(RepositoryPaths.Shared("data/wildbench/" + file)), SharedPrompts.Read("WildBench", name));

    [Fact]
    public void Pair_OfficialOfEmptyAndLongReplies_SaysSoAndCuts()
    {
        var text = WildBenchPrompts.Pair(JudgeVariant.Official, Tasks.Five[1], " \n", "a b  c", maxWords: 3).Turns[0].Text;

        Assert.Contains("<|begin_of_response_A|>\n\n[This model response is empty.]\n\n<|end_of_response_A|>", text, StringComparison.Ordinal);
        Assert.Contains("<|begin_of_response_B|>\n\na b ... (truncated)\n\n<|end_of_response_B|>", text, StringComparison.Ordinal);
        Assert.Contains("<|begin_of_history|>\n\nUSER: a\n\nASSISTANT: b\n\n\n\n\n<|end_of_history|>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompts_OfOpenCompass_ShowRepliesAsTheyAre()
    {
        var reply = string.Join(' ', Enumerable.Repeat("w", 1200));

        var score = WildBenchPrompts.Score(JudgeVariant.OpenCompass, Tasks.Five[0], reply);
        var pair = WildBenchPrompts.Pair(JudgeVariant.OpenCompass, Tasks.Five[0], "", reply);

        Assert.Contains($"\n\n{reply}\n\n", score.Turns[0].Text, StringComparison.Ordinal);
        Assert.Contains("_A|>\n\n\n\n<|end", pair.Turns[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JudgeVariant.Official, "{$model_output}", "{$checklist}", "- k\n")]
    // OpenCompass's loader has filled in the checklist before the reply comes.
    [InlineData(JudgeVariant.OpenCompass, "{prediction}", "{checklist}", "{checklist}")]
    public void Score_WithPlaceholdersInTexts_FillsThemInTurn(JudgeVariant variant, string query, string reply, string expected)
    {
        var task = new WildBenchTask("s", [new Turn(Role.User, query)], ["k"], "Math", []);

        var text = WildBenchPrompts.Score(variant, task, reply).Turns[0].Text;

        Assert.Contains($"<|begin_of_query|>\n\n{expected}\n\n<|end_of_query|>", text, StringComparison.Ordinal);
    }

    private static string Replaced(string template, string[] names, string[] values) =>
        names.Zip(values).Aggregate(template, (text, pair) => text.Replace(pair.First, pair.Second, StringComparison.Ordinal));
}
