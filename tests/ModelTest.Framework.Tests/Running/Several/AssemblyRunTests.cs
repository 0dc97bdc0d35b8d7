using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Running.Several;
using ModelTest.Snapshots;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Running.Several;

/// <summary>Several models in one run; the folder's name tells the scripted engine which script a model follows.</summary>
public sealed class AssemblyRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ScriptedEngine engine = new()
    {
        Model = (_, _) => Task.FromResult("A"),
        Judge = (prompt, _) => Task.FromResult(prompt.StartsWith("law", StringComparison.Ordinal) ? "B" : "A"),
    };

    private string Results => folder["results"];

    public AssemblyRunTests()
    {
        Directory.CreateDirectory(folder["strong"]);
        Directory.CreateDirectory(folder["judge"]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_SeveralModels_HasEveryTestOfEachModel()
    {
        var rows = Rows(Build());

        Assert.Equal(["fake / law / strong", "fake / physics / strong", "fake / biology / strong", "fake / law / weak"], rows.Take(4).Select(r => r.DisplayName));
        Assert.All(rows.Skip(3), r => Assert.Equal("weak", Assert.Single(r.Traits["Model"])));
        Assert.DoesNotContain("Model", Rows(Build(("run:models", "")))[0].Traits.Keys);
    }

    [Fact]
    public async Task RunAsync_AllTestsAtOnce_LeavesARunOfEachModelAndTheComparison()
    {
        var suite = Build();
        var run = new AssemblyRun(suite, new SnapshotHost());
        await using (run)
        {
            var reports = await Task.WhenAll(Rows(suite).Reverse().Select(r => run.RunAsync(r, Cancel)));
            Assert.All(reports, r => Assert.Null(r.Failure));
            // Only the last to have its turn is open still.
            Assert.Equal([false, true], engine.Opened.Select(m => m.Disposed).Order());
        }

        Assert.Equal([Path.Join(Results, "strong"), Path.Join(Results, "weak")], run.Folders);
        Assert.Equal(["strong", "weak"], run.Folders.Select(Model));
        Assert.Equal(2, engine.Opened.Count);
        Assert.All(engine.Opened, m => Assert.True(m.Disposed));
        Assert.Contains(
            "| law | 100.00 (51.01 – 100.00) | 0.00 (0.00 – 48.99) | -100.00 (",
            await File.ReadAllTextAsync(Path.Join(Results, "comparison.md"), Cancel), StringComparison.Ordinal);
        Assert.Equal(Results, run.Comparison);
        Assert.Empty(Directory.GetFiles(Results, ".lock*"));
    }

    [Fact]
    public async Task RunAsync_OneTestAfterTheOther_OpensAModelAgainAndGoesOnInItsRun()
    {
        var suite = Build();
        var run = new AssemblyRun(suite, new SnapshotHost());
        await using (run)
        {
            foreach (var row in Rows(suite).OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Model, StringComparer.Ordinal))
            {
                Assert.Null((await run.RunAsync(row, Cancel)).Failure);
            }
        }

        Assert.Equal(6, engine.Opened.Count);
        Assert.All(engine.Opened, m => Assert.True(m.Disposed));
        Assert.Equal(["strong", "weak"], Directory.GetDirectories(Results).Select(d => Path.GetFileName(d)).Order());
        Assert.All(run.Folders, f => Assert.Equal(4, File.ReadAllLines(Path.Join(f, "subjects.csv")).Length));
    }

    [Fact]
    public async Task RunAsync_SameCommandAgain_LeavesTheFirstResultsAlone()
    {
        for (var i = 0; i < 2; i++)
        {
            var suite = Build();
            var run = new AssemblyRun(suite, new SnapshotHost());
            await using (run)
            {
                await Task.WhenAll(Rows(suite).Select(r => run.RunAsync(r, Cancel)));
            }
        }

        Assert.True(File.Exists(Path.Join(Results + "-2", "comparison.csv")));
        Assert.True(File.Exists(Path.Join(Results + "-2", "weak", "run.json")));
    }

    [Fact]
    public async Task RunAsync_OneModelThatCannotBeUsed_LeavesTheOthersRun()
    {
        Directory.Delete(folder["judge"]);
        var suite = Build();
        var run = new AssemblyRun(suite, new SnapshotHost());
        await using (run)
        {
            var rows = Rows(suite);
            Assert.Null((await run.RunAsync(rows[0], Cancel)).Failure);
            var error = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(rows[3], Cancel));
            Assert.Contains($"-p:run:models, run.models, model.path: '{folder["judge"]}' does not exist.", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal([Path.Join(Results, "strong")], run.Folders);
        Assert.False(File.Exists(Path.Join(Results, "comparison.md")));
    }

    [Fact]
    public async Task ExamineAsync_Model_ExaminesEach()
    {
        await using var run = new AssemblyRun(Build(), new SnapshotHost());

        var text = (await run.ExamineAsync(DoctorRunner.Model, Cancel)).Text;

        Assert.Contains("ok       strong: scripted 1", text, StringComparison.Ordinal);
        Assert.Contains("ok       weak: scripted 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RowOfAModelThatIsGone_SaysSo()
    {
        var suite = Build();
        await using var run = new AssemblyRun(suite, new SnapshotHost());

        var error = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Rows(suite)[0] with { Model = "gone" }, Cancel));

        Assert.StartsWith("run.models: there is no model 'gone' any more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NothingWasAsked_LeavesNoFolder()
    {
        Directory.Delete(folder["strong"]);
        var suite = Build();
        await using (var run = new AssemblyRun(suite, new SnapshotHost()))
        {
            await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Rows(suite)[0], Cancel));
        }

        Assert.False(Directory.Exists(Results));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<TestRow> Rows(Suite suite) => DatasetRows.Of(suite, suite.Dataset("fake"));

    private static string Model(string run) => JsonNode.Parse(File.ReadAllText(Path.Join(run, "run.json")))!["model"]!["name"]!.ToString();

    private Suite Build(params (string Key, string Value)[] settings)
    {
        var registry = new ExtensionRegistry();
        registry.Add(new FakeProvider(new FakeDataset()));
        registry.Add(engine);
        var build = new Dictionary<string, string> { ["run:models"] = "strong;weak", ["run:results"] = Results };
        foreach (var (key, value) in settings)
        {
            build[key] = value;
        }
        var sources = new SettingsSources
        {
            Folder = folder.Path,
            Defaults = new Dictionary<string, string> { ["model"] = folder.Path, ["models:weak"] = folder["judge"], ["run:doctor"] = "false" },
            Build = build,
        };
        return new Suite(new RuntimeSettings { Startup = folder.Path, Session = "s" }, registry, SettingsLoader.Load(sources, registry));
    }
}
