using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Running;

/// <summary>What a run finds wrong before it asks anything.</summary>
public sealed class RunPreflightTests : IDisposable
{
    private static readonly Problem CutShort = new("model.safetensors", "is cut short.", "download it again.");

    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ProblemInOneFile_FailsThatSubjectBeforeAnythingIsAsked()
    {
        builder.Dataset.FileProblems["law"] = new Problem("law_val.csv, line 3", "the answer is 'E'.", "give A, B, C or D.");
        await using var run = new RunContext(builder.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));
        var physics = await run.RunAsync(Subject("physics"), Cancel);

        Assert.Equal("law_val.csv, line 3: the answer is 'E'. Fix: give A, B, C or D.", e.Message);
        Assert.Null(physics.Failure);
        Assert.Equal(4, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_ProblemInModelAndFile_TellsBothAndLeavesNoFolder()
    {
        using var broken = new SuiteBuilder { Engine = new FakeEngine { Problems = [CutShort] } };
        broken.Dataset.FileProblems["law"] = new Problem("law_val.csv", "has no column 'A'.", "add it.");
        await using var run = new RunContext(broken.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.Equal(["model.safetensors", "law_val.csv"], e.Problems.Select(p => p.Where));
        Assert.Equal(0, broken.Engine.Opened);
        Assert.Null(run.Folder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(broken.Folder));
    }

    [Fact]
    public async Task RunAsync_ItemTheModelCannotTake_FailsBeforeTheSubjectIsAsked()
    {
        builder.Dataset.ItemProblems["law-2"] = new Problem("fake / law, id 2", "the question alone has 120 tokens, the context 100.", "raise it.");
        await using var run = new RunContext(builder.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.Contains("the question alone has 120 tokens, the context 100.", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_ModelWithoutScores_SaysWhichModeNeedsThem()
    {
        using var generating = new SuiteBuilder { Dataset = new FakeDataset { NeedsScores = true }, Engine = new FakeEngine { CanScore = false } };
        await using var run = new RunContext(generating.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.Equal(
            "fake / law: mode gen needs log-probabilities, which fake-model (fake 1) does not give."
            + " Fix: set datasets.fake.mode to gen, or run the model with an engine that scores.",
            e.Message);
    }

    [Fact]
    public async Task RunAsync_ModelThatKnowsWhyItDoesNotScore_SaysSo()
    {
        using var generating = new SuiteBuilder
        {
            Dataset = new FakeDataset { NeedsScores = true },
            Engine = new FakeEngine { CanScore = false, ScoringObstacle = "the server has no echo" },
        };
        await using var run = new RunContext(generating.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.Contains("which fake-model (fake 1) does not give: the server has no echo. Fix: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoItems_Fails()
    {
        using var empty = new SuiteBuilder { Dataset = new FakeDataset { Items = 0 } };
        await using var run = new RunContext(empty.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.StartsWith("fake / law: there are no items to run.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProblemRow_AddsWhatIsWrongWithTheModel()
    {
        using var broken = new SuiteBuilder { Engine = new FakeEngine { Problems = [CutShort] } };
        await using var run = new RunContext(broken.Build());

        var report = await run.RunAsync(DatasetRows.Problem("fake", "configuration", "no data"), Cancel);

        Assert.Equal($"no data{Environment.NewLine}model.safetensors: is cut short. Fix: download it again.", report.Failure);
    }

    [Fact]
    public async Task RunAsync_ModelThatIsNotThere_SaysWhereItWasNamed()
    {
        await using var run = new RunContext(builder.Build(("model", "nowhere")));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.StartsWith($"-p:model, model.path: '{Path.Join(builder.Folder, "nowhere")}' does not exist.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModelNoEngineTakes_NamesTheEngines()
    {
        using var picky = new SuiteBuilder { Engine = new FakeEngine { TakesPaths = false } };
        await using var run = new RunContext(picky.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.Equal(
            $"the test project's build, model.path: no engine can run '{picky.Folder}'."
            + " Fix: name a Hugging Face folder, or the engine in model.engine (fake).",
            e.Message);
    }

    [Fact]
    public async Task RunAsync_UrlNoEngineTakes_HidesItsUser()
    {
        using var picky = new SuiteBuilder { Engine = new FakeEngine { TakesPaths = false } };
        await using var run = new RunContext(picky.Build(("model", "http://me:pw@host/v1")));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel));

        Assert.StartsWith("-p:model, model.path: no engine can run 'http://***@host/v1'.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProblemsOfModelFileAndItem_NameWhereTheKeyWasSet()
    {
        (string Key, string Value)[] given = [("model:template", "none"), ("datasets:fake:limit", "3")];
        var limit = new Problem("datasets.fake.limit", "is 3.", "give 4.");
        using var broken = new SuiteBuilder { Engine = new FakeEngine { Problems = [new Problem("model.template", "is none.", "give one.")] } };
        broken.Dataset.FileProblems["law"] = limit;
        builder.Dataset.ItemProblems["physics-0"] = limit;
        await using var first = new RunContext(broken.Build(given));
        await using var second = new RunContext(builder.Build(given));

        var before = await Assert.ThrowsAsync<InputException>(() => first.RunAsync(Subject("law"), Cancel));
        var item = await Assert.ThrowsAsync<InputException>(() => second.RunAsync(Subject("physics"), Cancel));
        var row = await first.RunAsync(DatasetRows.Problem("fake", "configuration", "no data"), Cancel);

        Assert.Equal(
            ["-p:model:template, model.template", "-p:datasets:fake:limit, datasets.fake.limit"], before.Problems.Select(p => p.Where));
        Assert.Equal("-p:datasets:fake:limit, datasets.fake.limit", Assert.Single(item.Problems).Where);
        Assert.Contains("-p:model:template, model.template: is none.", row.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SubjectThatIsGone_SaysToDiscoverAgain()
    {
        await using var run = new RunContext(builder.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("philosophy"), Cancel));

        Assert.StartsWith("fake: there is no subject 'philosophy' any more.", e.Message, StringComparison.Ordinal);
    }

    private static TestRow Subject(string name) => new("fake", name, RowKind.Subject);
}
