using ModelTest.Datasets.MTBench101;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench101;

/// <summary>MT-Bench-101 through the runner: a dialogue of two turns a task.</summary>
public sealed class MTBench101RunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Dialogues_AreWorthTheirWorstTurn()
    {
        // 9 to first turns, 7 to second ones, of GR 4.
        using var run = await RunAsync(p => IsFirst(p) ? "Rating: [[9]]" : Has(p, "GR") ? "Rating: [[4]]" : "Rating: [[7]]");

        Assert.All(run.Reports, r => Assert.Null(r.Failure));
        // Six tasks judge the second turn only.
        Assert.Equal(((2 * 13) - 6, (2 * 13) - 6), (run.Model.Generated.Count, run.Judge.Generated.Count));
        Assert.Equal(("4.00", "7.00", "6.77"), (run.Summary()["mtbench101-sample-GR"], run.Summary()["mtbench101-sample-SA"], run.Summary()["mtbench101-sample"]));
        Assert.Equal(
            "model,average,GR,IC,AR,FR,MR,CC,TS,CR,SA,SI,CM,PI,SC\r\nscripted,6.77,4.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0,7.0\r\n",
            run.Read("tables/MTBench101-task_score-judged-by--scripted.csv"));
        Assert.All(run.Model.Options, o => Assert.Equal((null, 2048), (o.Temperature, o.MaxNewTokens)));
    }

    [Fact]
    public async Task RunAsync_SecondTurn_IsAskedWithTheDialoguesOwnAnswer()
    {
        using var run = await RunAsync(_ => "[[5]]");

        Assert.All(
            run.Model.Generated.Where(p => p.Turns.Count > 1),
            p => Assert.Equal([Role.User, Role.Assistant, Role.User], p.Turns.Select(t => t.Role)));
        Assert.Contains(run.Model.Generated, p => p.Turns.Count == 3 && p.Turns[1].Text == "SI b1");
    }

    [Theory]
    [InlineData("opencompass", "[1] is cited. Rating: [[9]]", "1.00", 0)]
    [InlineData("corrected", "[1] is cited. Rating: [[9]]", "7.00", 0)]
    [InlineData("opencompass", "Rating: [[7.5]]", "7.00", 1)]
    [InlineData("corrected", "Rating: [[6.5]]", "6.50", 0)]
    [InlineData("opencompass", "[[11]]", "7.00", 0)]
    [InlineData("corrected", "[[11]]", "7.00", 1)]
    [InlineData("opencompass", "", "7.00", 1)]
    public async Task RunAsync_OddRatings_AreReadAsAsked(string parsing, string reply, string expected, int unparsed)
    {
        using var run = await RunAsync(p => IsFirst(p) && Has(p, "IC") ? reply : "[[7]]", ("datasets:mtbench101:parsing", parsing));

        Assert.Equal(expected, run.Summary()["mtbench101-sample-IC"]);
        Assert.Equal($"1 items, {unparsed} unparsed, 0 errors", run.Counts()["IC"]);
    }

    [Fact]
    public async Task RunAsync_AJudgeThatFails_IsAnError()
    {
        using var run = await RunAsync(p => Has(p, "PI") && !IsFirst(p) ? throw new InvalidOperationException("no") : "[[7]]");

        Assert.Equal("1 items, 0 unparsed, 1 errors", run.Counts()["PI"]);
        Assert.Single(run.Reports, r => r.Failure is not null);
        // Where every subject has an error there is no row at all, as in OpenCompass.
        Assert.Equal("-", run.Summary().GetValueOrDefault("mtbench101-sample", "-"));
    }

    [Fact]
    public void Open_OfAFile_HasTasksAndAbilities()
    {
        var dataset = new MTBench101Provider().Open(new MTBench101Settings { Path = Dialogues() });

        Assert.Equal("mtbench101-sample", dataset.Name);
        Assert.Equal(
            "GR Adaptability, IC Interactivity, AR Perceptivity, FR Adaptability, MR Adaptability, CC Perceptivity, TS Perceptivity, CR Adaptability,"
                + " SA Adaptability, SI Perceptivity, CM Perceptivity, PI Interactivity, SC Adaptability",
            string.Join(", ", dataset.Subjects.Select(s => $"{s.Name} {s.Category}")));
        // The two tasks of rephrasing are judged by the same words.
        Assert.Equal(12, dataset.Subjects.Select(dataset.Version).Distinct().Count());
    }

    [Fact]
    public void Open_OfAWrongParsing_NamesTheNearest() => Assert.Equal(
        "datasets.mtbench101.parsing: 'corected' is not a valid value. Fix: did you mean 'corrected'?",
        Assert.Throws<InputException>(
            () => new MTBench101Provider().Open(new MTBench101Settings { Path = Dialogues(), Parsing = "corected" })).Message);

    private async Task<JudgedRun> RunAsync(Func<Prompt, string> judge, params (string, string)[] settings)
    {
        var run = new JudgedRun { Model = new ScriptedModel { Reply = _ => "mine" }, Judge = new ScriptedModel { Reply = judge } };
        await run.RunAsync(new MTBench101Provider(), [("datasets:mtbench101:path", Dialogues()), .. settings]);
        return run;
    }

    private string Dialogues() => folder.Write("mtbench101.jsonl", string.Join('\n', MTBench101Tasks.Names.Select((task, i) =>
        $$"""{"task": "{{task}}", "id": {{i}}, "history": [{"user": "{{task}} u1", "bot": "{{task}} b1"}, {"user": "{{task}} u2", "bot": "{{task}} b2"}]}""")));

    private static bool Has(Prompt prompt, string task) => prompt.Turns[^1].Text.Contains($"Human: {task} u1", StringComparison.Ordinal);

    private static bool IsFirst(Prompt prompt) => !prompt.Turns[^1].Text.Contains(" u2", StringComparison.Ordinal);
}
