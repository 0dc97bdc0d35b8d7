using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Running;

public sealed class DoctorRunnerTests : IDisposable
{
    private readonly SuiteBuilder builder = new() { Engine = new FakeEngine { CanScore = false } };

    public void Dispose() => builder.Dispose();

    [Theory]
    [InlineData(false, "model,quiz,essays")]
    [InlineData(true, "model,judge,quiz,essays")]
    public void Parts_JudgedDataset_AddsTheJudge(bool isJudged, string parts) =>
        Assert.Equal(parts.Split(','), DoctorRunner.Parts([("quiz", false), ("essays", isJudged)]));

    [Fact]
    public async Task RunAsync_Model_OpensAndAsksItAndRecordsNothing()
    {
        await using var run = new RunContext(builder.Build());

        var report = await new DoctorRunner(run).RunAsync("model", Stop);

        Assert.Null(report.Failure);
        Assert.StartsWith("doctor / model\nok       fake-model: fake 1, cpu, template none, context of 100 tokens, opened in ", report.Text, StringComparison.Ordinal);
        Assert.Equal(2, builder.Engine.Asked);
        Assert.Null(run.Folder);
    }

    [Fact]
    public async Task RunAsync_ModelThatIsNotThere_TellsWhere()
    {
        await using var run = new RunContext(builder.Build(("model:path", "/no/such/model")));

        var report = await new DoctorRunner(run).RunAsync("model", Stop);

        Assert.Contains("model.path: '/no/such/model' does not exist.", report.Failure, StringComparison.Ordinal);
        Assert.Contains("problem  ", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Dataset_CountsItsItems()
    {
        await using var run = new RunContext(builder.Build());

        var report = await new DoctorRunner(run).RunAsync("fake", Stop);

        Assert.Null(report.Failure);
        Assert.Equal("doctor / fake\nok       fake: 12 items in 3 subjects, mode gen\nok       every prompt fits the model", report.Text);
        Assert.Equal(0, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_DatasetWithABrokenFile_TellsIt()
    {
        builder.Dataset.FileProblems["law"] = new Problem("law_val.csv", "has no column 'A'.", "add it.");
        await using var run = new RunContext(builder.Build());

        Assert.Equal("law_val.csv: has no column 'A'. Fix: add it.", (await new DoctorRunner(run).RunAsync("fake", Stop)).Failure);
    }

    [Fact]
    public async Task RunAsync_DatasetWithoutAModel_IsCheckedAlone()
    {
        await using var run = new RunContext(builder.Build(("model:path", "/no/such/model")));

        var report = await new DoctorRunner(run).RunAsync("fake", Stop);

        Assert.Null(report.Failure);
        Assert.Contains("note     not checked: whether its prompts fit", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EvaluationOfASickModel_AsksNothingElse()
    {
        using var sick = new SuiteBuilder { Engine = new FakeEngine { CanScore = false, Reply = (_, _) => Task.FromResult("A<|im_end|>") } };
        var suite = sick.Build(("run:doctor", "true"));
        await using var run = new RunContext(suite);

        foreach (var row in DatasetRows.Of(suite, suite.Dataset("fake")))
        {
            var error = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(row, Stop));
            Assert.Contains("a reply holds the template's marker <|im_end|>", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, sick.Engine.Asked);
        Assert.Null(run.Folder);
    }

    [Fact]
    public async Task RunAsync_EvaluationOfAnUnsteadyModel_NotesIt()
    {
        var asked = 0;
        using var unsteady = new SuiteBuilder
        {
            Engine = new FakeEngine { CanScore = false, Reply = (_, _) => Task.FromResult(Interlocked.Increment(ref asked) % 2 == 0 ? "A" : "B") },
        };
        var suite = unsteady.Build(("run:doctor", "true"));
        var run = new RunContext(suite);

        await run.RunAsync(DatasetRows.Of(suite, suite.Dataset("fake"))[0], Stop);
        await run.DisposeAsync();

        var notes = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(run.Folder, "run.json"), Stop))!["notes"]!.AsArray();
        Assert.Contains("different replies", Assert.Single(notes)!.ToString(), StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
