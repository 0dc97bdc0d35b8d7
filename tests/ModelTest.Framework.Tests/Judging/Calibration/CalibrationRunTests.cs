using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Tests.Judging.Quality;

namespace ModelTest.Tests.Judging.Calibration;

/// <summary>Labels through the runner: of the run's own replies, with replies of their own, and with whole prompts of the judge.</summary>
public sealed class CalibrationRunTests
{
    private static readonly string[] TwoReplies = ["long, long", "short"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_LabelsOfTheRun_AskNothingMore()
    {
        // 3 to the first turn, 8 to the second: the item is 5.5.
        using var suite = new CalibrationSuite(prompt => prompt.Contains("turn 1", StringComparison.Ordinal) ? "[[3]]" : "[[8]]");
        suite.Write(
            new { dataset = "essays", subject = "prose", item = "prose-1", name = "turn 1", rating = 3 },
            new { dataset = "essays", subject = "prose", item = "prose-1", name = "turn 2", rating = 7 },
            new { dataset = "essays", subject = "verse", item = "verse-1", name = "turn 2", rating = 3 },
            new { dataset = "essays", subject = "verse", item = "verse-2", rating = 5.5 });

        var (folder, judge, quality) = await suite.RunAsync(Cancel);

        Assert.Null(judge.Failure);
        Assert.Equal(12, suite.Engine.Asked("judge"));
        Assert.False(Directory.Exists(Path.Join(folder, "calibration")));
        var agreement = Assert.Single(quality["agreement"]!.AsArray())!;
        Assert.Equal(("ratings", 4), (agreement["labels"]!.GetValue<string>(), agreement["count"]!.GetValue<int>()));
        Assert.Equal((0.5, 0.75), (Number(agreement, "exact"), Number(agreement, "within_one")));
        // Labels 3, 7, 3, 5.5 and ratings 3, 8, 8, 5.5: observed disagreement 1/2, by chance 1 - (2/4·1/4 + 1/4·1/4) = 13/16.
        Assert.Equal(1 - (0.5 / (13 / 16d)), Number(agreement, "kappa"), 12);
        // Squared distances: mean of 0, 1, 25, 0; by chance the mean over all sixteen combinations.
        var expected = new[] { 3, 7, 3, 5.5 }.Average(l => new[] { 3, 8, 8, 5.5 }.Average(r => (l - r) * (l - r)));
        Assert.Equal(1 - (6.5 / expected), Number(agreement, "quadratic_kappa"), 12);
        Assert.StartsWith("essays / (judge): judge\n12 judgements, 0 unparsed (0.0 %)\n", judge.Text, StringComparison.Ordinal);
        Assert.Contains(
            "\nagreement with 4 labelled ratings: 50.0 % (15.0 – 85.0) exact, 75.0 % (30.1 – 95.4) within 1, κ 0.38 (", judge.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LabelsWithReplies_AreJudgedByTheDatasetsOwnPrompt()
    {
        using var suite = new CalibrationSuite(prompt => prompt == "Rate prose-2 turn 2: short" ? "[[9]]" : "[[2]]");
        suite.Write(
            new { dataset = "Essays", subject = "prose", item = "prose-2", name = "turn 2", replies = TwoReplies, rating = 9 },
            new { dataset = "essays", subject = "prose", item = "prose-2", replies = TwoReplies, rating = 5.5 });

        var (folder, judge, quality) = await suite.RunAsync(Cancel);

        Assert.Null(judge.Failure);
        Assert.Equal((12, 16), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Equal((2, 1.0), (quality["labels"]!.GetValue<int>(), Number(quality["agreement"]![0]!, "exact")));
        // The run's own counts are of its own judgements.
        Assert.Equal(12, quality["judgements"]!.GetValue<int>());
        var lines = LineReader.Read<JudgementLine>(Path.Join(folder, "calibration", "essays.jsonl"), "a judgement").ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Equal("prose-2", l.Item));
    }

    [Fact]
    public async Task RunAsync_LabelsWithPrompts_AreReadByTheDatasetsOwnParser()
    {
        using var suite = new CalibrationSuite(prompt => prompt.StartsWith("Rate this", StringComparison.Ordinal) ? "So: [[6]]" : "[[2]]");
        suite.Write(
            new { dataset = "essays", subject = "verse", prompt = "Rate this: a.", rating = 6 },
            new { dataset = "essays", subject = "verse", name = "turn 2", prompt = new[] { new { role = "system", content = "s" }, new { role = "user", content = "Rate this: b." } }, rating = 8 });

        var (folder, _, quality) = await suite.RunAsync(Cancel);

        // The other judgement of the item is not asked for.
        Assert.Equal(14, suite.Engine.Asked("judge"));
        Assert.Equal((0.5, 0.5), (Number(quality["agreement"]![0]!, "exact"), Number(quality["agreement"]![0]!, "within_one")));
        var lines = LineReader.Read<JudgementLine>(Path.Join(folder, "calibration", "essays.jsonl"), "a judgement").OrderBy(l => l.Name).ToList();
        Assert.Equal([("line 1", "turn 1", "Rate this: a."), ("line 2", "turn 2", "Rate this: b.")], lines.Select(l => (l.Item, l.Name, l.Prompt[^1].Content)));
    }

    [Fact]
    public async Task RunAsync_Verdicts_AgreeWithoutOrder()
    {
        using var suite = new CalibrationSuite(_ => "[[A]]", new DuelDataset());
        suite.Write(
            new { dataset = "duels", subject = "all", item = 1, name = "game 1", verdict = "a" },
            new { dataset = "duels", subject = "all", item = "2", name = "game 1", verdict = "B" },
            new { dataset = "duels", subject = "all", item = "3", verdict = "tie" });

        var (_, judge, quality) = await suite.RunAsync(Cancel, ("gates:judge:minimum_agreement", "0.6"));

        Assert.Null(judge.Failure);
        var agreement = Assert.Single(quality["agreement"]!.AsArray())!;
        Assert.Equal(("verdicts", 2 / 3d), (agreement["labels"]!.GetValue<string>(), Number(agreement, "exact")));
        Assert.Null(agreement["within_one"]);
        Assert.Null(agreement["quadratic_kappa"]);
    }

    [Fact]
    public async Task RunAsync_BelowTheGates_ListsTheWorstDisagreements()
    {
        using var suite = new CalibrationSuite(prompt => prompt.Contains("turn 1", StringComparison.Ordinal) ? "So. [[3]]" : "[[8]]");
        suite.Write(
            new { dataset = "essays", subject = "prose", item = "prose-1", name = "turn 1", rating = 5 },
            new { dataset = "essays", subject = "prose", item = "prose-2", name = "turn 1", rating = 9 },
            new { dataset = "essays", subject = "verse", item = "verse-1", name = "turn 2", rating = 8 });

        var (folder, judge, quality) = await suite.RunAsync(Cancel, ("gates:judge:minimum_agreement", "0.9"), ("gates:judge:minimum_kappa", "0.6"));

        // Labels 5, 9, 8 and ratings 3, 3, 8: mean squared distance 40/3, by chance 140/9.
        Assert.Equal(
            $"""
            essays / (judge): judge is not good enough here.
              agreement 0.3333, below the minimum 0.9: 1 of 3 ratings are within 1 of their labels, 95 % interval 0.0615 to 0.7923.
              Cohen's κ 0.1429, below the minimum 0.6: 3 ratings, quadratic weights, with its 95 % interval {Kappa(quality)}.
            Worst disagreements:
              prose #prose-2, turn 1: label 9, judge 3, in 'So. [[3]]' (labels.jsonl:2)
              prose #prose-1, turn 1: label 5, judge 3, in 'So. [[3]]' (labels.jsonl:1)
            All judgements: {Path.Join(folder, "judgements", "essays")}
            """.ReplaceLineEndings("\n"),
            judge.Failure);
        Assert.Equal("fail", quality["outcome"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("minimum_kappa", "0.1", "Cohen's κ of 1 ratings is not known, as all labels and judgements are the same. Label others too.")]
    [InlineData("minimum_agreement", "1", null)]
    public async Task RunAsync_OneAndTheSameRating_HasNoKappa(string gate, string value, string? failure)
    {
        using var suite = new CalibrationSuite(_ => "[[3]]");
        suite.Write(new { dataset = "essays", subject = "prose", item = "prose-1", rating = 3 });

        var (_, judge, quality) = await suite.RunAsync(Cancel, ($"gates:judge:{gate}", value));

        Assert.Null(quality["agreement"]![0]!["kappa"]);
        Assert.Contains("κ none, as all labels and judgements are the same", judge.Text, StringComparison.Ordinal);
        Assert.Equal(failure is not null, judge.Failure?.Contains(failure!, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task RunAsync_GarbageAndErrors_AreCountedAndRed()
    {
        var engine = new ScriptedEngine
        {
            Judge = (prompt, _) => prompt switch
            {
                "garbage" => Task.FromResult("well"),
                "broken" => throw new InvalidOperationException("out of memory"),
                _ => Task.FromResult("[[4]]"),
            },
        };
        using var suite = new CalibrationSuite(engine);
        suite.Write(
            new { dataset = "essays", subject = "prose", prompt = "fine", rating = 4 },
            new { dataset = "essays", subject = "prose", prompt = "garbage", rating = 4 },
            new { dataset = "essays", subject = "prose", prompt = "broken", rating = 4 },
            new { dataset = "essays", subject = "prose", item = "prose-1", name = "turn 3", rating = 4 },
            new { dataset = "essays", subject = "prose", item = "prose-1", replies = "one", rating = 4 },
            new { dataset = "essays", subject = "prose", item = "prose-1", name = "turn 1", verdict = "A" });

        var (folder, judge, quality) = await suite.RunAsync(Cancel, ("gates:judge:maximum_unparsed", "0.4"));

        Assert.Equal(
            (6, 1, 4), (quality["labels"]!.GetValue<int>(), quality["labels_unparsed"]!.GetValue<int>(), quality["labels_without_judgement"]!.GetValue<int>()));
        Assert.Equal(
            $"""
            essays / (judge): judge is not good enough here.
              unparsed 0.5000, above the maximum 0.4: 1 of 2 judgements of labelled replies.
              4 of 6 labels have no judgement to compare with, which always fails.
            Labels without a judgement:
              prose #prose-1, turn 3: {suite.Labels}:4: the item has no judgement 'turn 3'. Fix: did you mean 'turn 1'?
              prose #prose-1, turn 1: {suite.Labels}:6: the label is a verdict, and the judge gives none here. Fix: give the right one as 'rating', or name the judgement in 'name'.
              prose, line 3: the judge (judge), turn 1: InvalidOperationException: out of memory
              prose #prose-1: {suite.Labels}:5: has 1 replies, and the dataset asks for more. Fix: give a reply per turn in 'replies'.
            Judgements that could not be read:
              prose, line 2: no rating in double brackets, in 'well'
            All judgements: {Path.Join(folder, "judgements", "essays")}
            Of labelled replies: {Path.Join(folder, "calibration", "essays.jsonl")}
            """.ReplaceLineEndings("\n"),
            judge.Failure);
    }

    [Fact]
    public async Task RunAsync_Resumed_AsksNothingOfTheLabelsAgain()
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(new { dataset = "essays", subject = "prose", prompt = "fine", rating = 4 });
        var (folder, _, _) = await suite.RunAsync(Cancel);
        var before = suite.Engine.Asked("judge");

        var (_, judge, quality) = await suite.RunAsync(Cancel, ("run:judgements", folder));

        Assert.Equal((13, 13), (before, suite.Engine.Asked("judge")));
        Assert.Null(judge.Failure);
        Assert.Equal(1, Number(quality["agreement"]![0]!, "exact"));
    }

    [Fact]
    public async Task RunAsync_LabelsBeyondTheRun_AreLeftOutAndCounted()
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(
            new { dataset = "essays", subject = "prose", item = "prose-1", rating = 4 },
            new { dataset = "essays", subject = "prose", item = "prose-3", rating = 4 },
            new { dataset = "other", subject = "x", item = "1", rating = 4 });

        var (_, judge, quality) = await suite.RunAsync(Cancel, ("datasets:essays:limit", "2"));

        Assert.Equal((1, 1), (quality["labels"]!.GetValue<int>(), quality["labels_left_out"]!.GetValue<int>()));
        Assert.EndsWith("\nlabels: 1 about items that this run does not have", judge.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UnknownItem_FailsBeforeTheRun()
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(new { dataset = "essays", subject = "prose", item = "prose-4", rating = 4 });
        var built = suite.Build();
        await using var run = new RunContext(built);

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(DatasetRows.Of(built, built.Dataset("essays"))[^1], Cancel));

        Assert.Equal($"{suite.Labels}:1: essays / prose has no item 'prose-4'. Fix: did you mean 'prose-1'?", e.Message);
        Assert.Null(run.Folder);
    }

    [Theory]
    [InlineData("minimum_agreement", "gates.judge asks for agreement with labels, and judge.calibration has none of this dataset.")]
    [InlineData("maximum_unparsed", null)]
    public void DatasetRows_NoLabelOfTheDataset_SkipsWhatNeedsLabels(string gate, string? skip)
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(new { dataset = "other", subject = "x", item = "1", rating = 4 });
        var built = suite.Build(($"gates:judge:{gate}", "0.5"));

        Assert.Equal(("essays / (judge)", skip), DatasetRows.Of(built, built.Dataset("essays")).Select(r => (r.DisplayName, r.Skip)).Last());
    }

    [Theory]
    [InlineData("essays", "pros", ":1: essays has no subject 'pros'. Fix: did you mean 'prose'?")]
    [InlineData("esays", "prose", ":1: there is no dataset 'esays'. Fix: did you mean 'essays'?")]
    public void Dataset_WrongLabel_IsAProblemOfTheDataset(string dataset, string subject, string expected)
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(new { dataset, subject, item = "1", rating = 4 });

        Assert.Equal(suite.Labels + expected, Assert.Single(suite.Build().Dataset("essays").Problems).ToString());
    }

    [Fact]
    public void Dataset_MissingFile_NamesKeyAndNearest()
    {
        using var suite = new CalibrationSuite(_ => "[[4]]");
        suite.Write(new { dataset = "essays", subject = "prose", item = "1", rating = 4 });

        var problem = Assert.Single(suite.Build(("judge:calibration", suite.Labels + "l")).Dataset("essays").Problems);

        Assert.EndsWith($"judge.calibration: '{suite.Labels}l' does not exist. Fix: did you mean '{suite.Labels}'?", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_AgreementWithoutLabels_IsAProblem()
    {
        using var suite = new JudgingSuite();

        var problem = Assert.Single(suite.Build(("gates:judge:minimum_kappa", "0.5")).Dataset("essays").Problems);

        Assert.EndsWith(
            "gates.judge.minimum_kappa: there are no labels that the judge could agree with. Fix: name a file of judged items in judge.calibration.",
            problem.ToString(),
            StringComparison.Ordinal);
    }

    private static string Kappa(JsonNode quality)
    {
        var agreement = quality["agreement"]![0]!;
        var ends = agreement["quadratic_kappa_ci"]!.AsArray().Select(e => e!.GetValue<double>()).ToArray();
        return FormattableString.Invariant($"{Number(agreement, "quadratic_kappa"):0.00} ({ends[0]:0.00} – {ends[1]:0.00})");
    }

    private static double Number(JsonNode node, string key) => node[key]!.GetValue<double>();
}
