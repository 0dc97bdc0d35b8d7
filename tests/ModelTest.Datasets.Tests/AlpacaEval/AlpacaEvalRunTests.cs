using System.Text.Json;
using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.AlpacaEval;

/// <summary>AlpacaEval through the runner, with a scripted model and a scripted judge.</summary>
public sealed class AlpacaEvalRunTests
{
    // How surely the model's output is better, by instruction.
    private static readonly double[] Better = [0.9, 0.2, 0.5, 0.7];

    private const string GamedHeader = "preference,index,std_delta_len,instruction_difficulty,not_gamed_baseline";

    private static readonly string[] Sources = ["koala", "vicuna", "koala", "vicuna"];

    [Fact]
    public async Task RunAsync_JudgeWithProbabilities_GivesTheOfficialRow()
    {
        using var suite = Suite(new PairwiseEngine { JudgeScore = ByPosition });

        var (folder, reports) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.All(reports, r => Assert.Null(r.Failure));
        // Mean 0.575; sample deviation 0.2986; wins, losses and draws 2, 1, 1.
        Assert.Equal(
            """
            dataset,version,metric,mode,candidate
            alpacaeval-sample-koala,VERSION,win_rate,gen,70.00
            alpacaeval-sample-vicuna,VERSION,win_rate,gen,45.00
            alpacaeval-sample,-,win_rate,gen,57.50
            alpacaeval-sample-standard-error,-,standard_error,gen,14.93
            alpacaeval-sample-discrete,-,discrete_win_rate,gen,62.50
            alpacaeval-sample-length,-,avg_length,gen,22

            """,
            PairwiseSuite.Summary(folder).Replace(Version(suite), "VERSION", StringComparison.Ordinal));
        Assert.Equal("2 items, 0 unparsed, 0 errors, score 70", PairwiseSuite.Counts(folder, "koala"));
    }

    [Fact]
    public async Task RunAsync_Judge_SeesTheOutputsInTheOrderOfTheInstruction()
    {
        using var suite = Suite(new PairwiseEngine { JudgeScore = ByPosition });

        await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.Equal(4, suite.Engine.Judged.Count);
        Assert.All(suite.Engine.Judged, call =>
        {
            var instruction = Enumerable.Range(0, 4).Select(Instruction).Single(i => call.Prompt.Turns[1].Text.Contains(i, StringComparison.Ordinal));
            Assert.Equal(AlpacaEvalOrder.ModelFirst(instruction), ModelFirst(call.Prompt));
        });
        Assert.All(suite.Engine.Asked, call => Assert.Equal(2048, call.Options!.MaxNewTokens));
    }

    [Fact]
    public async Task RunAsync_JudgeWithProbabilities_IsShownToLikeLengthOrNot()
    {
        using var suite = Suite(new PairwiseEngine { JudgeScore = ByPosition });

        var (folder, reports) = await suite.RunAsync(
            "alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("gates:judge:minimum_consistency", "0.9"));

        // The baseline's outputs are the longer ones; it is better for instruction 1, and as good for 2.
        Assert.Equal([false, true], suite.Engine.Judged.Select(c => ModelFirst(c.Prompt)).Distinct().Order());
        Assert.Equal(3, PairwiseSuite.Length(folder).Decided);
        Assert.Equal(1.0 / 3, PairwiseSuite.Length(folder).LongerWins, 12);
        Assert.Equal(0, PairwiseSuite.JudgeQuality(folder).GetProperty("swapped_pairs").GetInt32());
        Assert.EndsWith("\nnot checked: consistency, as no pair was judged in both orders", reports[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task RunAsync_JudgeThatWrites_IsShownToLikeLengthOrNot(string variant)
    {
        // The shorter output, the model's, wins but for instruction 1.
        using var suite = Suite(new PairwiseEngine { Judge = p => (IndexOf(p) != 1) == ModelFirst(p) ? "m" : "M" });

        var (folder, _) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:variant", variant));

        Assert.Equal((4, 0.25), PairwiseSuite.Length(folder));
    }

    [Theory]
    [InlineData("gates:alpacaeval:minimum", "58", "alpacaeval-sample / Win rate, not length-controlled: score 57.50, 95 % interval 28.")]
    [InlineData("gates:alpacaeval:groups:Discrete win rate:minimum", "63", "alpacaeval-sample / Discrete win rate: score 62.50, below the minimum 63.")]
    [InlineData("gates:alpacaeval:groups:Discrete win rate:minimum", "62", null)]
    public async Task RunAsync_Minimum_IsOfTheRow(string key, string minimum, string? expected)
    {
        using var suite = Suite(new PairwiseEngine { JudgeScore = ByPosition });

        var (_, reports) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), (key, minimum));

        Assert.Equal(3, reports.Length);
        Assert.StartsWith(expected ?? "", reports[^1].Failure ?? "", StringComparison.Ordinal);
        Assert.Equal(expected is null, reports[^1].Failure is null);
    }

    [Fact]
    public async Task RunAsync_EqualOutputs_AreATieWithoutAJudge()
    {
        using var suite = Suite(new PairwiseEngine { Model = q => $"baseline to {q}", JudgeScore = ByPosition });

        var (folder, _) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.Empty(suite.Engine.Judged);
        Assert.Contains("alpacaeval-sample,-,win_rate,gen,50.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.Contains("alpacaeval-sample-discrete,-,discrete_win_rate,gen,50.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official", 1)]
    [InlineData("opencompass", 2048)]
    public async Task RunAsync_JudgeThatWrites_IsReadByItsFirstLetter(string variant, int tokens)
    {
        // The model's output wins for instructions 0 and 3.
        using var suite = Suite(new PairwiseEngine { Judge = p => (Better[IndexOf(p)] > 0.5) == ModelFirst(p) ? "m" : "M" });

        var (folder, _) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:variant", variant));

        Assert.Contains("alpacaeval-sample,-,win_rate,gen,50.00\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.All(suite.Engine.Judged, call => Assert.Equal((tokens, 0), (call.Options!.MaxNewTokens, call.Options.Temperature)));
    }

    [Fact]
    public async Task RunAsync_OpenCompass_ShufflesByItsSeed()
    {
        using var suite = Suite(new PairwiseEngine { Judge = _ => "m" });

        await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:variant", "opencompass"));

        var expected = Games.Of(GameOrder.Random, 4);
        Assert.All(suite.Engine.Judged, call => Assert.Equal(expected[IndexOf(call.Prompt)].ModelFirst, ModelFirst(call.Prompt)));
    }

    [Fact]
    public async Task RunAsync_JudgeThatCannotBeRead_LeavesItemsOut()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => IndexOf(p) switch { 0 => "", 1 => "Neither.", _ => "m" } });

        var (folder, _) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.Equal("2 items, 1 unparsed, 0 errors", PairwiseSuite.Counts(folder, "koala")[..29]);
        Assert.Equal("2 items, 1 unparsed, 0 errors", PairwiseSuite.Counts(folder, "vicuna")[..29]);
    }

    [Fact]
    public async Task RunAsync_JudgeThatFailsOnEveryThirdCall_IsRed()
    {
        var calls = 0;
        using var suite = Suite(new PairwiseEngine
        {
            Judge = _ => Interlocked.Increment(ref calls) % 3 == 0 ? throw new HttpRequestException("503") : "m",
        });

        var (folder, reports) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.Equal(1, reports.Count(r => r.Failure is not null));
        Assert.Contains("alpacaeval-sample,-,-,-,-\n", PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BaselineOfAnotherRun_IsThatModelsReplies()
    {
        using var suite = Suite(new PairwiseEngine { Model = q => $"another to {q}", JudgeScore = ByPosition });
        var (other, _) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));
        using var second = Suite(new PairwiseEngine { JudgeScore = (_, _) => -1 });

        await second.RunAsync("alpacaeval", ("datasets:alpacaeval:path", second["alpaca"]), ("datasets:alpacaeval:baseline", other));

        Assert.All(second.Engine.Judged, call => Assert.Contains("another to", call.Prompt.Turns[1].Text, StringComparison.Ordinal));
        Assert.All(second.Engine.Judged, call => Assert.DoesNotContain("baseline to", call.Prompt.Turns[1].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WithGamedBaselines_GivesTheLengthControlledWinRate()
    {
        using var suite = Suite(new PairwiseEngine
        {
            JudgeScore = ByPosition, Model = q => new string('x', 5 * (1 + q[^1] - '0')) + $" reply to {q}",
        });
        var gamed = suite.Write("df_gamed.csv", Gamed());

        var (folder, _) = await suite.RunAsync(
            "alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:length_control", gamed));

        const string Row = "alpacaeval-sample-length-controlled,-,length_controlled_winrate,gen,";
        var line = PairwiseSuite.Summary(folder).Split('\n').Single(l => l.StartsWith(Row, StringComparison.Ordinal));
        // The model's own coefficient is not 0: its outputs are better than those of the gamed baselines.
        Assert.InRange(double.Parse(line.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture), 50, 70);
        var dataset = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:length_control", gamed));
        Assert.Equal(["Win rate", "Length-controlled win rate"], dataset.Groups.Take(2).Select(g => g.Title));
    }

    [Theory]
    [InlineData("preference,index,std_delta_len,instruction_difficulty", "0.5,0,0,0", "df_gamed.csv: the column not_gamed_baseline is missing.")]
    [InlineData(GamedHeader, "1.5,0,0,0,False", "df_gamed.csv:2: the preference 1.5 is not from 0 to 1.")]
    [InlineData(GamedHeader, "1,0,x,0,False", "df_gamed.csv:2: the std_delta_len is 'x', not a number.")]
    [InlineData(GamedHeader, "1,0,0,0,True", "df_gamed.csv:2: not_gamed_baseline is 'True', not False.")]
    [InlineData(GamedHeader, ",0,0,0,False", "df_gamed.csv: 3 instructions have no difficulty, the first is 1.")]
    public void Inspect_OfAWrongGamedFile_SaysWhy(string header, string row, string expected)
    {
        using var suite = Suite(new PairwiseEngine());
        var file = suite.Write("df_gamed.csv", $"{header}\n{row}\n");

        var dataset = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:length_control", file));

        Assert.StartsWith(suite[expected], Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutGamedBaselines_SaysThatNothingIsLengthControlled()
    {
        using var suite = Suite(new PairwiseEngine());

        var dataset = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));

        Assert.Equal("Win rate, not length-controlled", dataset.Groups[0].Title);
        Assert.False(dataset.JudgeNeedsScores);
        Assert.Equal(["koala", "vicuna"], dataset.Subjects.Select(s => s.Name));
    }

    [Theory]
    [InlineData("verdict", "probabilities", "variant", "opencompass", "verdict: OpenCompass reads no probabilities.")]
    [InlineData("length_control", "f.csv", "variant", "opencompass", "length_control: OpenCompass has no length-controlled win rate.")]
    public void Open_OfSettingsThatDoNotFit_SaysWhy(string key, string value, string other, string otherValue, string expected)
    {
        using var suite = Suite(new PairwiseEngine());

        var e = Assert.Throws<InputException>(() => suite.Open(
            "alpacaeval",
            ("datasets:alpacaeval:path", suite["alpaca"]),
            ($"datasets:alpacaeval:{key}", value),
            ($"datasets:alpacaeval:{other}", otherValue)));

        Assert.Contains(
            expected, e.Message.Replace("-p:datasets:alpacaeval:" + key + ", ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfTheVerdictByProbabilities_NeedsAJudgeThatGivesThem()
    {
        using var suite = Suite(new PairwiseEngine());

        Assert.True(suite.Open(
            "alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:verdict", "probabilities")).JudgeNeedsScores);
    }

    [Fact]
    public void Inspect_WithoutABaseline_SaysWhatToSet()
    {
        using var suite = new PairwiseSuite();
        var file = suite.Write("alpaca_eval.json", """[{"question": "q", "capability": "koala"}]""");

        var dataset = suite.Open("alpacaeval", ("datasets:alpacaeval:path", file));

        Assert.Equal(
            $"datasets.alpacaeval.baseline: '{file}' has no outputs, and there is no gpt4_1106_preview.json beside it."
            + " Fix: set it to a file of outputs, or the folder of a run.",
            Assert.Single(dataset.Inspect(dataset.Subjects[0])).ToString());
    }

    [Fact]
    public void Report_OfResults_HasTheLayoutsOfBothSources()
    {
        using var suite = Suite(new PairwiseEngine());
        var official = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));
        var other = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]), ("datasets:alpacaeval:variant", "opencompass"));

        var leaderboard = Assert.Single(official.Report([Koala(official.Name, 1.5), Vicuna(official.Name, 2)], "m", "j"));
        var table = Assert.Single(other.Report([Koala(other.Name, 1), Vicuna(other.Name, 2)], "m", "j"));

        Assert.Equal("AlpacaEval2-judged-by--j-leaderboard.csv", leaderboard.Name);
        Assert.Equal(
            ",win_rate,standard_error,n_wins,n_wins_base,n_draws,n_total,discrete_win_rate,mode,avg_length,"
            + "length_controlled_winrate,lc_standard_error\n"
            + "m,75.0,25.0,1,0,1,2,75.0,,4,,\n",
            leaderboard.Text);
        Assert.Equal("AlpacaEval2-judged-by--j.csv", table.Name);
        Assert.Equal("gpt4_1106_preview_vs_m,total,vicuna,koala\r\nwin_m,50.0,100.0,0.0\r\n", table.Text);
    }

    private static SubjectResult Koala(string dataset, double preference) => Result(dataset, "koala", "0", preference);

    private static SubjectResult Vicuna(string dataset, double preference) => Result(dataset, "vicuna", "1", preference);

    private static SubjectResult Result(string dataset, string subject, string id, double preference) => new(
        dataset,
        new Subject(subject, ""),
        [
            new ItemResult
            {
                Id = id,
                Outcome = Outcome.Scored,
                Reply = "four",
                Score = (preference - 1) * 100,
                Judgements =
                [
                    new ModelTest.Judging.Judgement
                    {
                        Name = "comparison", Prompt = Prompt.FromUser(""), Grade = ModelTest.Judging.Grade.Decided("tie", preference),
                    },
                ],
            },
        ],
        TimeSpan.Zero) { Scale = new ScoreScale(0, 100) };

    private static PairwiseSuite Suite(PairwiseEngine engine)
    {
        var suite = new PairwiseSuite { Engine = engine };
        suite.Write("alpaca/gpt4_1106_preview.json", JsonSerializer.Serialize(Enumerable.Range(0, 4).Select(i => new
        {
            dataset = Sources[i], instruction = Instruction(i), output = $"baseline to {Instruction(i)}", generator = "gpt4_1106_preview",
        })));
        return suite;
    }

    // Two gamed baselines, which are hardly worse or better than the baseline.
    private static string Gamed() => "model,preference,index,std_delta_len,instruction_difficulty,not_gamed_baseline\n" + string.Concat(
        Enumerable.Range(0, 8).Select(i => FormattableString.Invariant(
            $"{(i < 4 ? "verbose" : "concise")},{0.6 - (i / 4 * 0.25)},{i % 4},{(i < 4 ? -0.5 : 0.9)},{(i % 4) - 1.5},False\n")));

    private static string Instruction(int i) => $"instruction {i}";

    private static int IndexOf(Prompt prompt) =>
        Enumerable.Range(0, 4).Single(i => prompt.Turns[1].Text.Contains(Instruction(i), StringComparison.Ordinal));

    private static bool ModelFirst(Prompt prompt) =>
        prompt.Turns[1].Text.IndexOf("reply to", StringComparison.Ordinal) < prompt.Turns[1].Text.IndexOf("baseline to", StringComparison.Ordinal);

    private static double ByPosition(Prompt prompt, string letter) =>
        Math.Log((letter == "m") == ModelFirst(prompt) ? Better[IndexOf(prompt)] : 1 - Better[IndexOf(prompt)]);

    private static string Version(PairwiseSuite suite)
    {
        var dataset = suite.Open("alpacaeval", ("datasets:alpacaeval:path", suite["alpaca"]));
        return dataset.Version(dataset.Subjects[0]);
    }
}
