using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.ArenaHard;

/// <summary>Arena-Hard through the runner, with a scripted model and a scripted judge.</summary>
public sealed class ArenaHardRunTests
{
    private const string Again = "continue your judgment and finish by outputting a final verdict label";

    // Verdicts of game 1 (the baseline is A) and of game 2 (the model is A), by question.
    private static readonly (string First, string Second)[] Verdicts =
        [("[[B>>A]]", "[[A>B]]"), ("[[A>B]]", "[[B>>A]]"), ("[[A=B]]", "[[A=B]]"), ("[[B>A]]", "[[B>A]]")];

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task RunAsync_TwoGames_GiveTheWeightedWinRate(string variant)
    {
        using var suite = Suite(new PairwiseEngine { Judge = Verdict });

        var (folder, reports) = await suite.RunAsync("arenahard", Settings(suite, ("variant", variant)));

        Assert.All(reports, r => Assert.Null(r.Failure));
        // Battles won 3 + 1 + 1, tied 2, lost 1 + 3 + 1: (5 + 1) of 12.
        Assert.Equal("4 items, 0 unparsed, 0 errors, score 50", PairwiseSuite.Counts(folder, "v0.1"));
        var lines = PairwiseSuite.Summary(folder).Split('\n');
        Assert.Equal("arenahard-sample,-,score,gen,50.00", lines[2]);
        Assert.StartsWith("arenahard-sample-style-controlled,-,score,gen,", lines[3], StringComparison.Ordinal);
        Assert.Equal(8, suite.Engine.Judged.Count);
    }

    [Fact]
    public async Task RunAsync_OneSidedVerdicts_HaveAnIntervalRoundTheRate()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => IsAgain(p) || IndexOf(p) < 3 ? Won(p) : Verdict(p) });

        var (folder, reports) = await suite.RunAsync("arenahard", Settings(suite, [], ("gates:arenahard:minimum", "99")));

        // Won 7 of 8: the fourth question's first game is won, its second lost.
        Assert.Contains("arenahard-sample,-,score,gen,87.50\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        var interval = Regex.Match(reports[^1].Failure!, @"score 87\.50, 95 % interval ([\d.]+) to ([\d.]+), below the minimum 99");
        Assert.True(interval.Success, reports[^1].Failure);
        Assert.InRange(double.Parse(interval.Groups[1].Value, CultureInfo.InvariantCulture), 50, 87.5);
        Assert.InRange(double.Parse(interval.Groups[2].Value, CultureInfo.InvariantCulture), 87.5, 100);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task RunAsync_Judge_IsShownToStandByItsVerdictsOrNot(string variant)
    {
        using var suite = Suite(new PairwiseEngine { Judge = Verdict });

        var (folder, reports) = await suite.RunAsync(
            "arenahard", Settings(suite, [("variant", variant)], ("gates:judge:minimum_consistency", "0.8")));

        // The fourth question goes to the answer shown second, twice.
        var quality = PairwiseSuite.JudgeQuality(folder);
        Assert.Equal(
            (4, 0.75, 0.0, 0.25),
            (quality.GetProperty("swapped_pairs").GetInt32(), quality.GetProperty("consistent").GetDouble(),
                quality.GetProperty("favours_first").GetDouble(), quality.GetProperty("favours_second").GetDouble()));
        Assert.Contains(
            "consistency 0.7500, below the minimum 0.8: 3 of 4 pairs are judged the same in both orders.", reports[1].Failure, StringComparison.Ordinal);
        Assert.Contains(
            "v0.1 #q3: the same reply got 0 shown first (game 1) and 1 shown second (game 2)", reports[1].Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[A>B]]", "[[B>>A]]", 1)]
    [InlineData("[[B>A]]", "[[A>>B]]", 0)]
    public async Task RunAsync_Judge_IsShownToLikeLengthOrNot(string first, string second, double longer)
    {
        // The baseline's answers are the longer ones.
        using var suite = Suite(new PairwiseEngine { Judge = p => ModelIsA(p) ? second : first });

        var (folder, _) = await suite.RunAsync("arenahard", Settings(suite));

        Assert.Equal((4, longer), PairwiseSuite.Length(folder));
        Assert.Equal(1, PairwiseSuite.JudgeQuality(folder).GetProperty("consistent").GetDouble());
    }

    [Fact]
    public async Task RunAsync_ReplyWithoutAVerdict_IsAskedOnceMoreByTheOfficialRules()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => IsAgain(p) ? "[[A=B]]" : "I think" });

        var (folder, _) = await suite.RunAsync("arenahard", Settings(suite));

        Assert.Equal(16, suite.Engine.Judged.Count);
        Assert.All(suite.Engine.Judged.Where(c => IsAgain(c.Prompt)), c => Assert.Equal("I think", c.Prompt.Turns[^2].Text));
        Assert.All(suite.Engine.Judged, c => Assert.Equal((4096, 0), (c.Options!.MaxNewTokens, c.Options.Temperature)));
        Assert.Equal("4 items, 0 unparsed, 0 errors, score 50", PairwiseSuite.Counts(folder, "v0.1"));
    }

    [Theory]
    [InlineData("official", "", 16, 4)]
    [InlineData("official", "[[A>B]] or [[B>A]]", 8, 4)]
    [InlineData("opencompass", "", 8, 4)]
    [InlineData("opencompass", "[[A>B]] or [[B>A]]", 8, 0)]
    [InlineData("official_v2", "[[A>B]] or [b>a]", 8, 0)]
    [InlineData("official_v2", "garbage", 8, 4)]
    public async Task RunAsync_Garbage_IsReadByTheRulesOfTheParsing(string parsing, string reply, int asked, int unparsed)
    {
        using var suite = Suite(new PairwiseEngine { Judge = _ => reply });

        var (folder, reports) = await suite.RunAsync("arenahard", Settings(suite, ("parsing", parsing)));

        Assert.Equal(asked, suite.Engine.Judged.Count);
        Assert.StartsWith($"4 items, {unparsed} unparsed, 0 errors", PairwiseSuite.Counts(folder, "v0.1"), StringComparison.Ordinal);
        Assert.Equal(unparsed > 0, reports[0].Failure is not null);
    }

    [Fact]
    public async Task RunAsync_OneGameWithoutAVerdict_CountsTheOther()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => !ModelIsA(p) ? "[[B>>A]]" : "?" });

        var (folder, _) = await suite.RunAsync("arenahard", Settings(suite));

        Assert.Equal("4 items, 4 unparsed, 0 errors, score 100", PairwiseSuite.Counts(folder, "v0.1"));
        Assert.Contains("arenahard-sample,-,score,gen,100.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_JudgeThatFailsOnEveryThirdCall_IsRed()
    {
        var calls = 0;
        using var suite = Suite(new PairwiseEngine
        {
            Judge = p => Interlocked.Increment(ref calls) % 3 == 0 ? throw new HttpRequestException("503") : Verdict(p),
        });

        var (folder, reports) = await suite.RunAsync("arenahard", Settings(suite));

        Assert.Contains("error: the judge (judge), game ", reports[0].Failure, StringComparison.Ordinal);
        Assert.Contains("arenahard-sample-v0.1,-,-,-,-\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BaselineOfAnotherRun_IsThatModelsAnswers()
    {
        using var suite = Suite(new PairwiseEngine { Model = q => $"another to {q}", Judge = _ => "[[A=B]]" });
        var (other, _) = await suite.RunAsync("arenahard", Settings(suite));
        using var second = Suite(new PairwiseEngine { Judge = _ => "[[A=B]]" });

        await second.RunAsync("arenahard", Settings(second, ("baseline", other)));

        Assert.All(second.Engine.Judged, c => Assert.Contains("another to", c.Prompt.Turns[1].Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Inspect_OfARunOfAnotherDataset_SaysSo()
    {
        using var suite = Suite(new PairwiseEngine());
        suite.Write("run/replies/fofo/x.jsonl", "");

        var dataset = suite.Open("arenahard", Settings(suite, ("baseline", suite["run"])));

        Assert.Equal(
            $"datasets.arenahard.baseline: the run '{suite["run"]}' has no replies to arenahard-sample."
            + " Fix: name the folder of a run of the same dataset.",
            Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString());
    }

    [Fact]
    public void Inspect_OfARunThatLacksReplies_SaysWhich()
    {
        using var suite = Suite(new PairwiseEngine());
        suite.Write("run/replies/arenahard-sample/v0.1.jsonl", """{"item": "q1", "prompt": [], "reply": "r", "key": "k"}""" + "\n");
        suite.Write("run/run.json", """{"model": {"name": "m"}}""");

        var dataset = suite.Open("arenahard", Settings(suite, ("baseline", suite["run"])));

        Assert.Equal(
            $"{suite["run/replies/arenahard-sample"]}: 3 items have no reply: q0, q2, q3."
            + " Fix: take a run of the whole dataset, without limit or subjects.",
            Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString());
    }

    [Fact]
    public void Inspect_WithoutTheBaselinesFile_SaysWhatToSet()
    {
        using var suite = Suite(new PairwiseEngine());
        File.Delete(suite["arena/model_answer/gpt-4-0314.jsonl"]);

        var dataset = suite.Open("arenahard", Settings(suite));

        Assert.StartsWith(
            "datasets.arenahard.baseline: there is no '", Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAnUnknownParsing_NamesTheNearest()
    {
        using var suite = Suite(new PairwiseEngine());

        var e = Assert.Throws<InputException>(() => suite.Open("arenahard", Settings(suite, ("parsing", "official_v3"))));

        Assert.Contains("'official_v2'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "official",
        "model,score,rating_q025,rating_q975,CI,avg_tokens\ncandidate,50.0,",
        "\",5.0\ngpt-4-0314,50.0,50.0,50.0,\"(-0.00, +0.00)\",10.0\n")]
    [InlineData("opencompass", ",results,model,score,lower,upper,avg_tokens\n0,\"[", "]\",gpt4-0314,50.0,50.0,50.0,423.0\n")]
    public async Task Report_OfARun_HasTheLayoutsOfBothSources(string variant, string start, string end)
    {
        using var suite = Suite(new PairwiseEngine { Judge = Verdict });
        var dataset = suite.Open("arenahard", Settings(suite, ("variant", variant)));
        var subject = dataset.Subjects[0];
        var judge = new PairwiseModel("judge", [], Verdict, null);
        // Of five tokens, the last of six.
        var model = new PairwiseModel("candidate", [], p => $"reply to {p.Turns[0].Text}{(p.Turns[0].Text.EndsWith('3') ? "!" : "")}", null);
        var items = await Task.WhenAll(dataset.ReadItems(subject).Select(i => ModelTest.Judging.JudgedItem.RunAsync(
            dataset, subject, i, model, judge, TestContext.Current.CancellationToken)));

        var result = new ModelTest.Scoring.SubjectResult(dataset.Name, subject, items, TimeSpan.Zero) { Scale = dataset.Scale };
        var report = Assert.Single(dataset.Report([result], "candidate", "judge"));

        Assert.Equal("arena_hard_leaderboard_judged-by--judge.csv", report.Name);
        Assert.StartsWith(start, report.Text, StringComparison.Ordinal);
        Assert.EndsWith(end, report.Text, StringComparison.Ordinal);
        Assert.Equal(variant == "opencompass", report.Text.Contains(",5.25\n", StringComparison.Ordinal));
    }

    private static (string Key, string Value)[] Settings(PairwiseSuite suite, params (string Key, string Value)[] own) => Settings(suite, own, []);

    private static (string Key, string Value)[] Settings(
        PairwiseSuite suite, (string Key, string Value)[] own, params (string Key, string Value)[] more) =>
        [("datasets:arenahard:path", suite["arena"]), .. own.Select(s => ($"datasets:arenahard:{s.Key}", s.Value)), .. more];

    private static PairwiseSuite Suite(PairwiseEngine engine)
    {
        var suite = new PairwiseSuite { Engine = engine };
        suite.Write(
            "arena/question.jsonl", Lines(i => new { uid = $"q{i}", category = "arena-hard-v0.1", cluster = $"c{i / 2}", prompt = $"question {i}" }));
        suite.Write("arena/model_answer/gpt-4-0314.jsonl", Lines(i => new
        {
            uid = $"q{i}",
            messages = new object[]
            {
                new { role = "user", content = "" },
                new { role = "assistant", content = new { answer = $"# Baseline\n\nto **question** {i}" } },
            },
        }));
        return suite;
    }

    private static string Lines(Func<int, object> row) =>
        string.Concat(Enumerable.Range(0, Verdicts.Length).Select(i => JsonSerializer.Serialize(row(i)) + "\n"));

    private static string Verdict(Prompt prompt) => ModelIsA(prompt) ? Verdicts[IndexOf(prompt)].Second : Verdicts[IndexOf(prompt)].First;

    private static string Won(Prompt prompt) => ModelIsA(prompt) ? "[[A>B]]" : "[[B>A]]";

    private static bool IsAgain(Prompt prompt) => prompt.Turns[^1].Text == Again;

    private static int IndexOf(Prompt prompt) =>
        Enumerable.Range(0, 4).Single(i => prompt.Turns[1].Text.Contains($"question {i}\n", StringComparison.Ordinal));

    private static bool ModelIsA(Prompt prompt) =>
        prompt.Turns[1].Text.IndexOf("reply to", StringComparison.Ordinal) is >= 0 and var model
        && model < prompt.Turns[1].Text.IndexOf("<|The Start of Assistant B", StringComparison.Ordinal);
}
