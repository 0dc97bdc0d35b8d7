using System.Text.Json;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Datasets.WildBench;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.WildBench;

/// <summary>WildBench through the runner, with a scripted model and a scripted judge.</summary>
public sealed class WildBenchRunTests
{
    private static readonly (string Primary, string[] Secondary)[] Tags =
        [("Math", ["Data Analysis"]), ("Editing", ["Math"]), ("Planning", []), ("Editing", [])];

    private static readonly int[] Scores = [8, 6, 5, 9];

    private static readonly string[] Names = ["one", "two", "three"];

    [Fact]
    public async Task RunAsync_ModeScore_GivesTheWBScore()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => $$"""{"strengths": "x", "score": "{{Scores[IndexOf(p)]}}"}""" });

        var (folder, reports) = await suite.RunAsync("wildbench", Settings(suite));

        Assert.All(reports, r => Assert.Null(r.Failure));
        // Raw mean 7; by all tags: Creative 7.5, Planning 5, Math (8 + 6) / 2 = 7. Macro (0.5 * 50 + 1.25 * 0 + 40) / 4.75.
        Assert.Equal(
            """
            wildbench-sample-creative_tasks,VERSION,wb_score,gen,50.00
            wildbench-sample-planning_reasoning,VERSION,wb_score,gen,0.00
            wildbench-sample-math_data_analysis,VERSION,wb_score,gen,60.00
            wildbench-sample,-,wb_score,gen,40.00
            wildbench-sample-macro,-,wb_score,gen,13.68
            wildbench-sample-tagged-creative-tasks,-,wb_score,gen,50.00
            wildbench-sample-tagged-planning-reasoning,-,wb_score,gen,0.00
            wildbench-sample-tagged-math-data-analysis,-,wb_score,gen,40.00

            """,
            Rows(suite, folder));
        Assert.All(suite.Engine.Asked, c => Assert.Equal([Role.User, Role.Assistant, Role.User], c.Prompt.Turns.Select(t => t.Role)));
        Assert.All(suite.Engine.Asked, c => Assert.Equal((4096, 0), (c.Options!.MaxNewTokens, c.Options.Temperature)));
    }

    [Fact]
    public async Task RunAsync_OpenCompassScore_CountsATaskPerTag()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => $$"""{"score": "{{Scores[IndexOf(p)]}}"}""" });

        var (folder, _) = await suite.RunAsync("wildbench", Settings(suite, ("variant", "opencompass")));

        var summary = PairwiseSuite.Summary(folder);
        // Math and Data Analysis of the first task: (8 + 8 + 6) / 3.
        Assert.Contains("wildbench-sample-tagged-math-data-analysis,-,wb_score,gen,46.67\n", summary, StringComparison.Ordinal);
        Assert.Contains("wildbench-sample,-,wb_score,gen,40.00\n", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official", 0, -80)]
    [InlineData("opencompass", 4, 0)]
    public async Task RunAsync_EmptyReplies_AreScored1WithoutAJudgeByTheOfficialScript(string variant, int judged, double score)
    {
        using var suite = Suite(new PairwiseEngine { Model = _ => " ", Judge = _ => """{"score": "5"}""" });

        var (folder, _) = await suite.RunAsync("wildbench", Settings(suite, ("variant", variant)));

        Assert.Equal(judged, suite.Engine.Judged.Count);
        var counts = FormattableString.Invariant($"2 items, 0 unparsed, 0 errors, score {score}");
        Assert.Equal(counts, PairwiseSuite.Counts(folder, "creative_tasks"));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("8/10", 2)]
    [InlineData("""{"score": "good"}""", 2)]
    [InlineData("""{"score": "3"} {"score": "4"}""", 0)]
    public async Task RunAsync_ScoreThatCannotBeRead_IsUnparsed(string reply, int unparsed)
    {
        using var suite = Suite(new PairwiseEngine { Judge = _ => reply });

        var (folder, _) = await suite.RunAsync("wildbench", Settings(suite));

        Assert.StartsWith($"2 items, {unparsed} unparsed, 0 errors", PairwiseSuite.Counts(folder, "creative_tasks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_JudgeThatFailsOnEveryThirdCall_IsRed()
    {
        var calls = 0;
        using var suite = Suite(new PairwiseEngine
        {
            Judge = _ => Interlocked.Increment(ref calls) % 3 == 0 ? throw new HttpRequestException("503") : """{"score": "5"}""",
        });

        var (folder, reports) = await suite.RunAsync("wildbench", Settings(suite));

        Assert.Equal(1, reports.Count(r => r.Failure is not null));
        Assert.Contains("wildbench-sample,-,-,-,-\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModeCompare_MixesThreeReferences()
    {
        // Much better than the first, slightly worse than the second, as good as the third.
        using var suite = Suite(new PairwiseEngine { Judge = p => Choice(p, One(p) ? 2 : Two(p) ? -1 : 0) });

        var (folder, reports) = await suite.RunAsync("wildbench", Compare(suite, "one", "two", "three"));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal(12, suite.Engine.Judged.Count);
        Assert.Equal(
            """
            wildbench-sample,-,wb_reward,gen,16.67
            wildbench-sample-no-penalty,-,wb_reward,gen,16.67
            wildbench-sample-macro,-,wb_reward,gen,9.65
            wildbench-sample-tagged-creative-tasks,-,wb_reward,gen,16.67
            wildbench-sample-tagged-planning-reasoning,-,wb_reward,gen,16.67
            wildbench-sample-tagged-math-data-analysis,-,wb_reward,gen,16.67
            wildbench-sample-against-1,-,wb_reward,gen,100.00
            wildbench-sample-against-2,-,wb_reward,gen,-50.00
            wildbench-sample-against-3,-,wb_reward,gen,0.00

            """,
            string.Join('\n', PairwiseSuite.Summary(folder).Split('\n')[4..]));
        var dataset = suite.Open("wildbench", Compare(suite, "one", "two", "three"));
        Assert.Equal("WB-Reward-Mix, K=500", dataset.Groups[0].Title);
        Assert.Equal(["Against one", "Against two", "Against three"], dataset.Groups.TakeLast(3).Select(g => g.Title));
    }

    [Fact]
    public async Task RunAsync_LongerSlightWins_AreTiesWithTheLengthPenalty()
    {
        using var suite = Suite(new PairwiseEngine { Model = q => $"reply to {q}" + new string('x', 600), Judge = p => Choice(p, 1) });

        var (folder, _) = await suite.RunAsync("wildbench", Compare(suite, "one"));

        Assert.Contains("wildbench-sample,-,wb_reward,gen,0.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.Contains("wildbench-sample-no-penalty,-,wb_reward,gen,50.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.EndsWith("score 0", PairwiseSuite.Counts(folder, "creative_tasks"), StringComparison.Ordinal);
    }

    [Theory]
    // Whether the model's reply is shown first, by the seeds of the variants.
    [InlineData("official", new[] { false, true })]
    [InlineData("opencompass", new[] { false })]
    public async Task RunAsync_ModeCompare_ShowsWhetherTheJudgeLikesLength(string variant, bool[] places)
    {
        // The model's replies are longer than the first reference's, and win but for task 3.
        using var suite = Suite(new PairwiseEngine { Judge = p => Choice(p, IndexOf(p) == 3 ? -2 : 1) });

        var (folder, reports) = await suite.RunAsync(
            "wildbench",
            [.. Compare(suite, "one"), ("datasets:wildbench:variant", variant), ("gates:judge:minimum_consistency", "0.9")]);

        Assert.Equal(places, suite.Engine.Judged.Select(c => ModelFirst(c.Prompt)).Distinct().Order());
        Assert.Equal((4, 0.75), PairwiseSuite.Length(folder));
        Assert.EndsWith("\nnot checked: consistency, as no pair was judged in both orders", reports[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task EvaluateAsync_LongReply_IsComparedAsTheJudgeSeesIt(string variant)
    {
        using var suite = Suite(new PairwiseEngine());
        var dataset = suite.Open(
            "wildbench", [.. Compare(suite, "one"), ("datasets:wildbench:variant", variant), ("datasets:wildbench:max_words", "5")]);

        var results = await ResultsAsync(dataset, p => Choice(p, 2), q => $"reply to {q} in more than five words");

        var judgements = results.SelectMany(r => r.Items).SelectMany(i => i.Judgements).ToList();
        Assert.Equal(4, judgements.Count);
        Assert.All(judgements, j =>
        {
            Assert.Contains($"\n{j.Compared!.First}\n", j.Prompt.Turns[0].Text, StringComparison.Ordinal);
            Assert.Contains($"\n{j.Compared.Second}\n", j.Prompt.Turns[0].Text, StringComparison.Ordinal);
            Assert.Equal(variant == "opencompass", (j.Compared.First + j.Compared.Second).Contains("five words", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task RunAsync_EmptyReply_LosesWithoutAJudgeAndIsInTheTotalOnly()
    {
        using var suite = Suite(new PairwiseEngine { Model = q => q == "task 1" ? "" : $"reply to {q}", Judge = p => Choice(p, 2) });

        var (folder, _) = await suite.RunAsync("wildbench", Compare(suite, "one"));

        Assert.Equal(3, suite.Engine.Judged.Count);
        // Three wins of four.
        Assert.Contains("wildbench-sample,-,wb_reward,gen,75.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.EndsWith("0 unparsed, 0 errors, score 50", PairwiseSuite.Counts(folder, "creative_tasks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task RunAsync_Judge_SeesTheRepliesInTheOrderOfTheSeed(string variant)
    {
        using var suite = Suite(new PairwiseEngine { Judge = _ => """{"choice": "A=B"}""" });

        await suite.RunAsync("wildbench", [.. Compare(suite, "one"), ("datasets:wildbench:variant", variant)]);

        var expected = variant == "official"
            ? WildBenchOrder.Games(4)
            : ModelTest.Datasets.Judged.Games.Of(ModelTest.Datasets.Judged.GameOrder.Random, 4);
        Assert.All(suite.Engine.Judged, c => Assert.Equal(expected[IndexOf(c.Prompt)].ModelFirst, ModelFirst(c.Prompt)));
    }

    [Fact]
    public async Task RunAsync_OneComparisonUnread_IsUnparsedAndTheOthersCount()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => One(p) ? "A is better" : Choice(p, -2) });

        var (folder, _) = await suite.RunAsync("wildbench", Compare(suite, "one", "two"));

        Assert.Equal("2 items, 2 unparsed, 0 errors, score -100", PairwiseSuite.Counts(folder, "creative_tasks"));
        // There is no mean with a reference that has no comparison.
        Assert.Contains("wildbench-sample,-,-,-,-\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "official",
        "WildBench-judged-by--j-reward.csv",
        "model,reference,K,win_much,win,tie,lose,lose_much,total,reward,task_macro\nm,one,500,4,0,0,0,0,4,1.0,")]
    [InlineData(
        "opencompass",
        "judged-by--j-wildbench-sample-report.csv",
        ",one/m,Avg\nwildbench-sample,100.00,100.00\nposition_bias,0,0.00\nMath & Data Analysis,100.00,100.00\n")]
    public async Task Report_OfRewards_HasTheLayoutsOfBothSources(string variant, string name, string start)
    {
        using var suite = Suite(new PairwiseEngine());
        var dataset = suite.Open("wildbench", [.. Compare(suite, "one"), ("datasets:wildbench:variant", variant)]);

        var report = Assert.Single(dataset.Report(await ResultsAsync(dataset, p => Choice(p, 2)), "m", "j"));

        Assert.Equal(name, report.Name);
        Assert.StartsWith(start, report.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "official",
        "WildBench-judged-by--j-score.csv",
        "model,total,raw_score,wb_score,task_macro,Creative Tasks,Planning & Reasoning,Math & Data Analysis\nm,4,7.0,40.0,")]
    [InlineData(
        "opencompass",
        "judged-by--j-capability.csv",
        "model,total,Math & Data Analysis,Creative Tasks,Planning & Reasoning\r\nm,40.0,46.67,50.0,0.0\r\n")]
    public async Task Report_OfScores_HasTheLayoutsOfBothSources(string variant, string name, string start)
    {
        using var suite = Suite(new PairwiseEngine());
        var dataset = suite.Open("wildbench", Settings(suite, ("variant", variant)));

        var report = Assert.Single(dataset.Report(await ResultsAsync(dataset, p => $$"""{"score": "{{Scores[IndexOf(p)]}}"}"""), "m", "j"));

        Assert.Equal(name, report.Name);
        Assert.StartsWith(start, report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfModesThatDoNotFitTheBaselines_SaysWhy()
    {
        using var suite = Suite(new PairwiseEngine());

        Assert.Contains(
            "mode compare has nothing to compare with.",
            Assert.Throws<InputException>(() => suite.Open("wildbench", Settings(suite, ("mode", "compare")))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "mode score compares with nothing.",
            Assert.Throws<InputException>(() => suite.Open("wildbench", Settings(suite, ("baselines", suite["one.json"])))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "one.json: the file is empty.")]
    [InlineData("""[{"session_id": "s0", "output": ["x"]}]""", "one.json: 3 tasks have no output: s1, s2, s3.")]
    [InlineData("""[{"session_id": "s0", "output": []}]""", "one.json, entry 1: the field 'output' has no elements.")]
    public void Inspect_OfAWrongBaseline_SaysWhy(string text, string expected)
    {
        using var suite = Suite(new PairwiseEngine());
        suite.Write("one.json", text);

        var dataset = suite.Open("wildbench", Compare(suite, "one"));

        Assert.StartsWith(suite[expected], Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OfTheSameBaselineTwice_SaysSo()
    {
        using var suite = Suite(new PairwiseEngine());

        var dataset = suite.Open("wildbench", Compare(suite, "one", "one"));

        Assert.Equal("two of them are named 'one'.", Assert.Single(dataset.Inspect(dataset.Subjects[0])).What);
    }

    [Fact]
    public async Task Report_OfARunWithErrors_LeavesThemOut()
    {
        using var suite = Suite(new PairwiseEngine());
        var dataset = suite.Open("wildbench", Compare(suite, "one"));
        var results = await ResultsAsync(dataset, p => Choice(p, 2), q => q == "task 1" ? throw new HttpRequestException("503") : $"reply to {q}");

        var report = Assert.Single(dataset.Report(results, "m", "j"));

        Assert.Contains("m,one,500,3,0,0,0,0,3,1.0,", report.Text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<SubjectResult>> ResultsAsync(
        IJudgedDataset dataset, Func<Prompt, string> judge, Func<string, string>? model = null)
    {
        var results = new List<SubjectResult>();
        foreach (var subject in dataset.Subjects)
        {
            var items = await Task.WhenAll(dataset.ReadItems(subject).Select(i => JudgedItem.RunAsync(
                dataset,
                subject,
                i,
                new PairwiseModel("model", [], p => model?.Invoke(p.Turns[^1].Text) ?? $"reply to {p.Turns[^1].Text}", null),
                new PairwiseModel("judge", [], judge, null),
                TestContext.Current.CancellationToken)));
            results.Add(new(dataset.Name, subject, items, TimeSpan.Zero) { Scale = dataset.Scale });
        }
        return results;
    }

    private static (string Key, string Value)[] Settings(PairwiseSuite suite, params (string Key, string Value)[] own) =>
        [("datasets:wildbench:path", suite["wildbench.jsonl"]), .. own.Select(s => ($"datasets:wildbench:{s.Key}", s.Value))];

    private static (string Key, string Value)[] Compare(PairwiseSuite suite, params string[] baselines) =>
        Settings(suite, ("mode", "compare"), ("baselines", string.Join(',', baselines.Select(b => suite[b + ".json"]))));

    private static string Rows(PairwiseSuite suite, string folder)
    {
        var dataset = suite.Open("wildbench", Settings(suite));
        var text = PairwiseSuite.Summary(folder);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]
            .Replace(dataset.Version(dataset.Subjects[0]), "VERSION", StringComparison.Ordinal);
    }

    private static PairwiseSuite Suite(PairwiseEngine engine)
    {
        var suite = new PairwiseSuite { Engine = engine };
        suite.Write("wildbench.jsonl", string.Concat(Tags.Select((tags, i) => JsonSerializer.Serialize(new
        {
            session_id = $"s{i}",
            conversation_input = Conversation(i),
            checklist = Names,
            primary_tag = tags.Primary,
            secondary_tags = tags.Secondary,
        }) + "\n")));
        foreach (var name in Names)
        {
            suite.Write(
                $"{name}.json",
                JsonSerializer.Serialize(Tags.Select((_, i) => new { session_id = $"s{i}", output = new[] { $"{name} to task {i}" }, generator = name })));
        }
        return suite;
    }

    private static object[] Conversation(int task) =>
        [new { role = "user", content = "Hi" }, new { role = "assistant", content = "Hello" }, new { role = "user", content = $"task {task}" }];

    private static int IndexOf(Prompt prompt) =>
        Enumerable.Range(0, 4).First(i => prompt.Turns[0].Text.Contains($"task {i}", StringComparison.Ordinal));

    private static bool One(Prompt prompt) => prompt.Turns[0].Text.Contains("one to task", StringComparison.Ordinal);

    private static bool Two(Prompt prompt) => prompt.Turns[0].Text.Contains("two to task", StringComparison.Ordinal);

    // The model's reply comes before the second response.
    private static bool ModelFirst(Prompt prompt) =>
        prompt.Turns[0].Text.IndexOf("reply to", StringComparison.Ordinal) is >= 0 and var model
        && model < prompt.Turns[0].Text.IndexOf("Response B\n", StringComparison.Ordinal);

    // From -2 (the model is much worse) to 2.
    private static string Choice(Prompt prompt, int better)
    {
        var forA = ModelFirst(prompt) ? better : -better;
        return $$"""{"choice": "{{(forA switch { 2 => "A++", 1 => "A+", 0 => "A=B", -1 => "B+", _ => "B++" })}}"}""";
    }
}
