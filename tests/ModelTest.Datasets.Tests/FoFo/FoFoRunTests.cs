using System.Text.Json;
using ModelTest.Datasets.Tests.Judged;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.FoFo;

/// <summary>FoFo through the runner, with a scripted model and a scripted judge.</summary>
public sealed class FoFoRunTests
{
    // What the judge says, by item.
    private static readonly int[] Ratings = [1, 0, 1, 1];

    [Fact]
    public async Task RunAsync_Official_GivesPercentages()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => $$"""[{"format_correctness": {{Ratings[IndexOf(p)]}}, "reasons": "so"}]""" });

        var (folder, reports) = await suite.RunAsync("fofo", ("datasets:fofo:path", suite["fofo"]));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal(
            """
            fofo-sample-healthcare,VERSION,format_correctness,gen,50.00
            fofo-sample-arts_and_entertainment,VERSION,format_correctness,gen,100.00
            fofo-sample,-,format_correctness,gen,75.00
            fofo-sample-standard-error,-,standard_error,gen,25.00
            fofo-sample-json,-,format_correctness,gen,100.00
            fofo-sample-csv,-,format_correctness,gen,0.00

            """,
            Rows(suite, folder));
        Assert.All(suite.Engine.Judged, c => Assert.Equal((1024, 0), (c.Options!.MaxNewTokens, c.Options.Temperature)));
        Assert.All(
            suite.Engine.Judged, c => Assert.Contains($"reply to instruction {IndexOf(c.Prompt)}", c.Prompt.Turns[1].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_OpenCompass_GivesFractions()
    {
        using var suite = Suite(new PairwiseEngine { Judge = p => $"{{'format_correctness': {Ratings[IndexOf(p)]}}}" });

        var (folder, _) = await suite.RunAsync("fofo", ("datasets:fofo:path", suite["fofo"]), ("datasets:fofo:variant", "opencompass"));

        Assert.Equal(
            """
            fofo-sample-healthcare,VERSION,format_correctness,gen,0.50
            fofo-sample-arts_and_entertainment,VERSION,format_correctness,gen,1.00
            fofo-sample,-,format_correctness,gen,0.75
            fofo-sample-json,-,format_correctness,gen,1.00
            fofo-sample-csv,-,format_correctness,gen,0.00

            """,
            Rows(suite, folder, "opencompass"));
    }

    [Theory]
    [InlineData("official", "", 4)]
    [InlineData("official", "It has the format.", 4)]
    [InlineData("official", """{"format_correctness": 11}""", 4)]
    [InlineData("official", """[{"format_correctness": 1}, {"format_correctness": 0}]""", 4)]
    [InlineData("opencompass", "It has the format.", 4)]
    [InlineData("opencompass", """{"format_correctness": 11}""", 0)]
    [InlineData("opencompass", """{"format_correctness": 1, "format_correctness": 0}""", 0)]
    public async Task RunAsync_Garbage_IsReadByTheRulesOfTheVariant(string variant, string reply, int unparsed)
    {
        using var suite = Suite(new PairwiseEngine { Judge = _ => reply });

        var (folder, reports) = await suite.RunAsync("fofo", ("datasets:fofo:path", suite["fofo"]), ("datasets:fofo:variant", variant));

        Assert.StartsWith($"2 items, {unparsed / 2} unparsed, 0 errors", PairwiseSuite.Counts(folder, "healthcare"), StringComparison.Ordinal);
        Assert.All(reports, r => Assert.Equal(unparsed > 0, r.Failure is not null));
        Assert.Equal(variant == "opencompass" && unparsed > 0, reports[0].Failure?.Contains(
            "judge, format: there is no 'format_correctness': followed by 0 or 1, in 'It has the format.'", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task RunAsync_JudgeThatFailsOnEveryThirdCall_IsRed()
    {
        var calls = 0;
        using var suite = Suite(new PairwiseEngine
        {
            Judge = _ => Interlocked.Increment(ref calls) % 3 == 0 ? throw new HttpRequestException("503") : """{"format_correctness": 1}""",
        });

        var (folder, reports) = await suite.RunAsync("fofo", ("datasets:fofo:path", suite["fofo"]));

        Assert.Equal("2 items, 0 unparsed, 0 errors, score 100", PairwiseSuite.Counts(folder, "healthcare"));
        Assert.Equal("2 items, 0 unparsed, 1 errors, score 100", PairwiseSuite.Counts(folder, "arts_and_entertainment"));
        Assert.Contains("error: the judge (judge), format: HttpRequestException: 503", reports[1].Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fofo_test_prompts_cn.json", "fofo-cn")]
    [InlineData("some.json", "fofo-sample")]
    public void Open_OfOtherSets_NamesThem(string file, string expected)
    {
        using var suite = Suite(new PairwiseEngine());
        File.Copy(suite["fofo/fofo_test_prompts.json"], suite[file]);

        var dataset = suite.Open("fofo", ("datasets:fofo:path", suite[file]));

        Assert.Equal(expected, dataset.Name);
        Assert.Equal(["Healthcare", "Arts and Entertainment"], dataset.Subjects.Select(s => s.Category));
    }

    [Fact]
    public async Task Report_OfResults_HasTheLayoutsOfBothSources()
    {
        Assert.Equal(
            (
                "fofo-judged-by--j-leaderboard.csv",
                ",win_rate,standard_error,n_incorrect,n_correct,n_total,mode,avg_length\nm,75.0,25.0,1,3,4,,22\n"),
            await ReportAsync("official"));
        Assert.Equal(
            (
                "fofo-sample-judged-by--j--report.csv",
                "fofo-sample,m\noverall,0.75\nJson,1.00\nCSV,0.00\nXML,\nYAML,\nMarkdown,\nHealthcare,0.50\nArts and Entertainment,1.00\n"),
            await ReportAsync("opencompass"));
    }

    private static async Task<(string Name, string Text)> ReportAsync(string variant)
    {
        using var suite = Suite(new PairwiseEngine());
        var dataset = suite.Open("fofo", ("datasets:fofo:path", suite["fofo"]), ("datasets:fofo:variant", variant));
        var judge = new PairwiseModel("judge", [], p => $$"""{"format_correctness": {{Ratings[IndexOf(p)]}}}""", null);
        var model = new PairwiseModel("model", [], p => $"reply to {p.Turns[0].Text}", null);
        var results = new List<ModelTest.Scoring.SubjectResult>();
        foreach (var subject in dataset.Subjects)
        {
            var items = await Task.WhenAll(dataset.ReadItems(subject).Select(i => ModelTest.Judging.JudgedItem.RunAsync(
                dataset, subject, i, model, judge, TestContext.Current.CancellationToken)));
            results.Add(new(dataset.Name, subject, items, TimeSpan.Zero) { Scale = dataset.Scale });
        }
        var file = Assert.Single(dataset.Report(results, "m", "j"));
        return (file.Name, file.Text);
    }

    private static string Rows(PairwiseSuite suite, string folder, string variant = "official")
    {
        var dataset = suite.Open("fofo", ("datasets:fofo:path", suite["fofo"]), ("datasets:fofo:variant", variant));
        var text = PairwiseSuite.Summary(folder);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]
            .Replace(dataset.Version(dataset.Subjects[0]), "VERSION", StringComparison.Ordinal);
    }

    private static PairwiseSuite Suite(PairwiseEngine engine)
    {
        var suite = new PairwiseSuite { Engine = engine };
        (string Domain, string Format, string Type)[] items =
        [
            ("Healthcare", "Json", "general"), ("Healthcare", "CSV", "general"),
            ("Arts and Entertainment", "Screenplay", "specific"), ("Arts and Entertainment", "Json", "general"),
        ];
        suite.Write("fofo/fofo_test_prompts.json", JsonSerializer.Serialize(items.Select((item, i) => new
        {
            id = i, domain = item.Domain, sub_domain = "s", format = item.Format, format_type = item.Type, instruction = $"instruction {i}",
        })));
        return suite;
    }

    private static int IndexOf(Prompt prompt) =>
        Enumerable.Range(0, 4).Single(i => prompt.Turns[1].Text.Contains($"instruction {i}", StringComparison.Ordinal));
}
