using System.Text.Json;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>MT-Bench's comparisons through the runner: a question a category, each with two turns and two games.</summary>
public sealed class MTBenchCompareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_AgainstAFileOfAnswers_CountsWinsOfBothOrders()
    {
        // Better in writing in both orders; in roleplay the judge prefers the first place; worse in math; else ties.
        using var run = await RunAsync(Answers(), p =>
            Has(p, "writing") ? (ModelIsFirst(p) ? "[[A]]" : "[[B]]")
            : Has(p, "roleplay") ? "[[A]]"
            : Has(p, "math") ? (ModelIsFirst(p) ? "[[B]]" : "[[A]]")
            : "[[C]]");

        Assert.All(run.Reports, r => Assert.Null(r.Failure));
        Assert.Equal(32, run.Judge.Generated.Count);
        var summary = run.Summary();
        Assert.Equal(
            ("1.0000", "0.5000", "0.0000", "0.5000"),
            (summary["mtbench-sample-compare-writing"], summary["mtbench-sample-compare-roleplay"], summary["mtbench-sample-compare-math"], summary["mtbench-sample-compare-stem"]));
        Assert.Equal(
            ("0.5000", "0.1250", "0.1250"),
            (summary["mtbench-sample-compare"], summary["mtbench-sample-compare-win_rate"], summary["mtbench-sample-compare-loss_rate"]));
        Assert.Equal(
            "model,win,loss,tie,win_rate,loss_rate,win_rate_adjusted\r\nscripted,2,2,12,0.125,0.125,0.5\r\n",
            run.Read("tables/MTBench-compared-by--scripted.csv"));
        // Of sixteen matches the two of roleplay went to the first place.
        var judge = JsonElement.Parse(run.Read("run.json")).GetProperty("judge_quality")[0];
        Assert.Equal((16, 0.875), (judge.GetProperty("swapped_pairs").GetInt32(), judge.GetProperty("consistent").GetDouble()));
    }

    [Fact]
    public async Task RunAsync_JudgeThatGoesByOrder_FailsItsGateAndIsShownToLikeLength()
    {
        // By order in roleplay, by length else: the baseline's replies are longer.
        using var run = await RunAsync(
            Answers("older"), p => Has(p, "roleplay") || !ModelIsFirst(p) ? "[[A]]" : "[[B]]", ("gates:judge:minimum_consistency", "0.9"));

        Assert.Contains(
            "consistency 0.8750, below the minimum 0.9: 14 of 16 pairs are judged the same in both orders.", run.Reports[^1].Failure,
            StringComparison.Ordinal);
        var judge = JsonElement.Parse(run.Read("run.json")).GetProperty("judge_quality")[0];
        Assert.Equal((14, 1.0), (judge.GetProperty("decided_pairs").GetInt32(), judge.GetProperty("longer_wins").GetDouble()));
    }

    [Fact]
    public async Task RunAsync_AVerdictThatCannotBeRead_LeavesTheMatchOut()
    {
        using var run = await RunAsync(
            Answers(), p => Has(p, "stem") && ModelIsFirst(p) && !IsSecond(p) ? "Both are fine." : ModelIsFirst(p) ? "[[A]]" : "[[B]]");

        Assert.Equal("1 items, 1 unparsed, 0 errors", run.Counts()["stem"]);
        Assert.EndsWith("\nscripted,15,0,0,1.0,0.0,1.0\r\n", run.Read("tables/MTBench-compared-by--scripted.csv"), StringComparison.Ordinal);
    }

    [Theory]
    // The official rule takes A wherever it stands.
    [InlineData("auto", "scripted,0,0,16,0.0,0.0,0.5")]
    [InlineData("corrected", "scripted,16,0,0,1.0,0.0,1.0")]
    public async Task RunAsync_TwoVerdicts_AreReadAsAsked(string parsing, string expected)
    {
        using var run = await RunAsync(
            Answers(), p => ModelIsFirst(p) ? "Not [[B]] but [[A]]" : "Not [[A]] but [[B]]", ("datasets:mtbench:parsing", parsing));

        Assert.Contains(expected, run.Read("tables/MTBench-compared-by--scripted.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AgainstAnEarlierRun_ComparesWithItsReplies()
    {
        using var earlier = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => $"old {p.Turns[^1].Text}" },
            Judge = new ScriptedModel { Reply = _ => "[[5]]" },
        };
        await earlier.RunAsync(new MTBenchProvider(), ("datasets:mtbench:path", Questions()));

        using var run = await RunAsync(earlier.Results, p => ModelIsFirst(p) ? "[[A]]" : "[[B]]");

        Assert.Equal("1.0000", run.Summary()["mtbench-sample-compare"]);
        Assert.Contains(run.Judge.Generated, p => p.Turns[^1].Text.Contains("old coding q2", StringComparison.Ordinal)
            && p.Turns[^1].Text.Contains("old coding q1", StringComparison.Ordinal));
    }

    [Fact]
    public void Inspect_OfABaselineWithGaps_NamesTheQuestions()
    {
        var dataset = Open(folder.Write("short.jsonl", File.ReadAllLines(Answers())[0]));

        Assert.Empty(dataset.Inspect(dataset.Subjects[0]));
        Assert.Equal(
            $"{folder["short.jsonl"]}: it lacks both replies to the question 82. Fix: let the baseline answer all questions, or name other replies in"
                + " datasets.mtbench.baseline.",
            Assert.Single(dataset.Inspect(dataset.Subjects[1])).ToString());
    }

    [Theory]
    [InlineData(
        "{\"question_id\": 81, \"choices\": [{\"turns\": [\"one\"]}]}",
        "its first choice has not 2 turns. Fix: name a file of FastChat's folder model_answer.")]
    [InlineData("{\"question_id\": 81}", "the field 'choices' is missing. Fix: copy the file again from the original.")]
    public void Inspect_OfAWrongBaseline_SaysWhere(string line, string expected)
    {
        var dataset = Open(folder.Write("wrong.jsonl", line));

        Assert.Equal($"{folder["wrong.jsonl"]}:1: {expected}", Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString());
    }

    [Fact]
    public void Inspect_OfAFolderThatIsNoRun_SaysWhatToName()
    {
        var dataset = Open(folder.Path);

        Assert.Equal(
            $"datasets.mtbench.baseline: '{folder.Path}' has no predictions/mtbench-sample. Fix: name a file of FastChat's folder model_answer, or the results'"
                + " folder of an earlier run, which holds run.json.",
            Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString());
    }

    [Theory]
    [InlineData("official", "", "datasets.mtbench.baseline: mode compare needs replies to compare with, and none are given.")]
    [InlineData("opencompass", "x", "datasets.mtbench.variant: 'opencompass' has no table of comparisons here.")]
    public void Open_OfSettingsThatDoNotFit_SaysSo(string variant, string baseline, string expected)
    {
        var exception = Assert.Throws<InputException>(() => new MTBenchProvider().Open(
            new MTBenchSettings { Path = Questions(), Mode = "compare", Variant = variant, Baseline = baseline }));

        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    private IDataset Open(string baseline) =>
        new MTBenchProvider().Open(new MTBenchSettings { Path = Questions(), Mode = "compare", Baseline = baseline });

    private async Task<JudgedRun> RunAsync(string baseline, Func<Prompt, string> judge, params (string, string)[] settings)
    {
        var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => $"new {p.Turns[^1].Text}" },
            Judge = new ScriptedModel { Reply = judge },
        };
        await run.RunAsync(
            new MTBenchProvider(),
            [("datasets:mtbench:path", Questions()), ("datasets:mtbench:mode", "compare"), ("datasets:mtbench:baseline", baseline), .. settings]);
        return run;
    }

    private string Questions() => folder.Write("question.jsonl", string.Join('\n', MTBenchCategories.Names.Select((category, i) =>
        $$"""{"question_id": {{81 + i}}, "category": "{{category}}", "turns": ["{{category}} q1", "{{category}} q2"], "reference": ["r1", "r2"]}""")));

    private string Answers(string words = "old") => folder.Write("answers.jsonl", string.Join('\n', MTBenchCategories.Names.Select((category, i) =>
        $$"""{"question_id": {{81 + i}}, "model_id": "old", "choices": [{"index": 0, "turns": ["{{words}} {{category}} q1", "{{words}} {{category}} q2"]}]}""")));

    private static bool Has(Prompt prompt, string category) => prompt.Turns[^1].Text.Contains($"new {category} q1", StringComparison.Ordinal);

    private static bool IsSecond(Prompt prompt) => prompt.Turns[^1].Text.Contains(" q2", StringComparison.Ordinal);

    private static bool ModelIsFirst(Prompt prompt) =>
        prompt.Turns[^1].Text.IndexOf("new ", StringComparison.Ordinal) < prompt.Turns[^1].Text.IndexOf("old", StringComparison.Ordinal);
}
