using System.Text.Json.Nodes;
using CsCheck;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Running;

/// <summary>A run that was interrupted and goes on: <c>run.resume</c>.</summary>
public sealed class ResumedRunTests : IDisposable
{
    private readonly SuiteBuilder builder = new() { Engine = new FakeEngine { Reply = (prompt, _) => Task.FromResult(prompt.EndsWith('2') ? "B" : "A") } };

    public void Dispose() => builder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_CompletedRun_AsksNothingAndLeavesTheSame()
    {
        var folder = await RunAsync(builder);
        var copy = Copy(folder);

        var again = await RunAsync(builder, ("run:resume", folder));

        Assert.Equal((folder, 12), (again, builder.Engine.Asked));
        RunTexts.AssertSame(copy, again);
        Assert.Equal(12, Run(again)["resumed"]!["items"]!.GetValue<int>());
    }

    [Fact]
    public async Task RunAsync_RunCutAtAnyByteOfAnyFile_AsksForTheRestAndLeavesTheSame()
    {
        var folder = await RunAsync(builder);
        var files = RunLines.Files(folder, RunFiles.Predictions).Select(f => Path.GetRelativePath(folder, f)).ToArray();
        var lengths = files.Select(f => (int)new FileInfo(Path.Join(folder, f)).Length).ToArray();
        // How much of each file there is, and whether its items were finished in another order.
        await Gen.Select(Gen.Int[0, lengths[0]], Gen.Int[0, lengths[1]], Gen.Int[0, lengths[2]], Gen.Bool).SampleAsync(
            async (first, second, third, turned) =>
            {
                var copy = Copy(folder);
                var kept = 0;
                foreach (var (file, length) in files.Zip([first, second, third]))
                {
                    kept += Cut(Path.Join(copy, file), length, turned);
                }
                Interrupt(copy);
                var asked = builder.Engine.Asked;

                await RunAsync(builder, ("run:resume", copy));

                Assert.Equal(12 - kept, builder.Engine.Asked - asked);
                RunTexts.AssertSame(folder, copy);
                Directory.Delete(copy, recursive: true);
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task RunAsync_ItemWithoutAReply_IsAskedAgain()
    {
        var broken = true;
        using var failing = new SuiteBuilder
        {
            Engine = new FakeEngine
            {
                Reply = (prompt, _) => broken && prompt == "law-1" ? throw new InvalidOperationException("the server hung up") : Task.FromResult("A"),
            },
        };
        var folder = await RunAsync(failing);
        broken = false;

        await RunAsync(failing, ("run:resume", folder));

        Assert.Equal(13, failing.Engine.Asked);
        Assert.Equal(["law-0", "law-1", "law-2", "law-3"], PredictionFile.Read(Path.Join(folder, "predictions", "fake", "law.jsonl")).Select(i => i.Id));
        Assert.Equal(0, Run(folder)["totals"]!["errors"]!.GetValue<int>());
    }

    [Fact]
    public async Task RunAsync_Latest_IsTheNewestRun()
    {
        await RunAsync(builder);
        var newest = Directory.CreateDirectory(Path.Join(builder.Folder, "TestResults", "modeltest", "29990101-000000")).FullName;
        var folder = await RunAsync(builder, ("run:results", newest));

        var resumed = await RunAsync(builder, ("run:resume", "latest"));

        Assert.Equal((newest, newest, 24), (folder, resumed, builder.Engine.Asked));
    }

    [Fact]
    public async Task RunAsync_LatestWhereThereIsNone_IsANewRun()
    {
        var folder = await RunAsync(builder, ("run:resume", "latest"));

        Assert.Null(Run(folder)["resumed"]);
        Assert.Equal(12, builder.Engine.Asked);
    }

    [Theory]
    [InlineData("datasets:fake:limit", "3", "datasets.fake.limit was 0, is 3.")]
    [InlineData("model:generation:max_new_tokens", "7", "model.generation.max_new_tokens was 100, is 7.")]
    [InlineData("run:seed", "7", "model.generation.seed was 0, is 7; judge.generation.seed was 0, is 7; run.seed was 0, is 7.")]
    [InlineData("run:mode", "infer", "run.mode was \"all\", is \"infer\".")]
    [InlineData("run:shard", "1/2", "run.shard was not set, is 1/2.")]
    public async Task RunAsync_OtherSettings_AreNotMixed(string key, string value, string difference)
    {
        var folder = await RunAsync(builder);
        var before = RunTexts.Of(folder);

        var e = await FailAsync(builder, ("run:resume", folder), (key, value));

        // Only what bears on this run is in its run.json: there is no judge in it.
        difference = difference.Replace("judge.generation.seed was 0, is 7; ", "", StringComparison.Ordinal);
        Assert.Equal(
            $"-p:run:resume, run.resume: the run in '{folder}' cannot go on as this one: {difference}"
            + " Fix: go on with the settings, model and judge it was started with, or start a new run without run.resume.",
            e);
        Assert.Equal(before, RunTexts.Of(folder));
        Assert.Equal(12, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_OtherWeights_AreNotMixed()
    {
        var folder = await RunAsync(builder);
        using var other = new SuiteBuilder { Engine = new FakeEngine { Weights = '1' } };

        var e = await FailAsync(other, ("run:resume", folder));

        Assert.Contains($"model.fingerprint was {new string('0', 64)}, is {new string('1', 64)}.", e, StringComparison.Ordinal);
        Assert.Equal(0, other.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_InterruptedBeforeADatasetWasRead_StillKnowsItsSettings()
    {
        var folder = await RunAsync(builder);
        // Goes on, and is interrupted before its first item.
        RunRecorder.Resume(builder.Build(("run:resume", folder)).Settings, folder, builder.Engine.Info).Dispose();

        var e = await FailAsync(builder, ("run:resume", folder), ("datasets:fake:limit", "3"));

        Assert.Contains("datasets.fake.limit was 0, is 3.", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangedData_NamesTheItem()
    {
        var folder = await RunAsync(builder);
        using var changed = new SuiteBuilder { Dataset = new FakeDataset { Ask = id => id == "law-2" ? "another question" : id } };

        var e = await FailAsync(changed, ("run:resume", folder));

        Assert.Equal(
            "fake / law, item law-2: its prompt is not the one that was recorded. Fix: give the data and the settings that the run in"
            + $" '{folder}' was started with, or start a new run without run.resume.",
            e);
        Assert.Equal(0, changed.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_ItemThatIsGone_NamesIt()
    {
        var folder = await RunAsync(builder);
        using var shorter = new SuiteBuilder { Dataset = new FakeDataset { Items = 3 } };

        var e = await FailAsync(shorter, ("run:resume", folder));

        Assert.StartsWith("fake / law, item law-3: is recorded, and not in the data any more. Fix: ", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OtherRightAnswer_NamesTheItem()
    {
        var folder = await RunAsync(builder);
        var file = Path.Join(folder, "predictions", "fake", "law.jsonl");
        var text = await File.ReadAllTextAsync(file, Cancel);
        var at = text.IndexOf("\"gold\":\"A\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text[..at] + "\"gold\":\"C\"" + text[(at + 10)..], Cancel);

        var e = await FailAsync(builder, ("run:resume", folder));

        Assert.StartsWith("fake / law, item law-0: its right answer was 'C', is 'A'. Fix: ", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LineThatIsNoItem_NamesFileAndLine()
    {
        var folder = await RunAsync(builder);
        var file = Path.Join(folder, "predictions", "fake", "law.jsonl");
        await File.AppendAllTextAsync(file, "{\"di\":1}\n", Cancel);

        var e = await FailAsync(builder, ("run:resume", folder));

        Assert.StartsWith($"{file}, line 5: not a recorded item: ", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RunThatStillGoesOn_SaysSo()
    {
        var folder = await RunAsync(builder);
        using var running = RunRecorder.Resume(builder.Build(("run:resume", folder)).Settings, folder, builder.Engine.Info);

        var e = await FailAsync(builder, ("run:resume", folder));

        Assert.Equal($"{folder}: the run there still goes on. Fix: wait for its end, or stop it, and resume then.", e);
    }

    [Fact]
    public void Resume_RunOfAnotherProjectOfTheCommand_IsLeftAlone()
    {
        var settings = builder.Build(("run:results", Path.Join(builder.Folder, "out"))).Settings;
        using (var first = RunRecorder.Start(settings, builder.Folder, "today"))
        {
            first.SetModel(builder.Engine.Info);
            first.Finish();
        }

        var e = Assert.Throws<InputException>(() => RunRecorder.Resume(settings, settings.Run.Results, builder.Engine.Info, "today"));

        Assert.Equal(
            $"run.resume: another test project of this command has its results in '{settings.Run.Results}'. Fix: go on with one test project at a time.",
            e.Message);
    }

    [Fact]
    public async Task RunAsync_FolderWithoutARun_SaysWhatToName()
    {
        var empty = Directory.CreateDirectory(Path.Join(builder.Folder, "empty")).FullName;

        var e = await FailAsync(builder, ("run:resume", empty));
        var missing = await FailAsync(builder, ("run:resume", empty + "x"));

        Assert.Equal($"-p:run:resume, run.resume: '{empty}' is no run. Fix: name a folder with a run.json, or 'latest'.", e);
        Assert.Equal($"-p:run:resume, run.resume: '{empty}x' does not exist. Fix: did you mean '{empty}'?", missing);
        Assert.Equal(0, builder.Engine.Asked);
    }

    private static async Task<string> RunAsync(SuiteBuilder builder, params (string Key, string Value)[] settings)
    {
        var suite = builder.Build(settings);
        var run = new RunContext(suite);
        await using (run)
        {
            await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(row => run.RunAsync(row, Cancel)));
            return run.Folder!;
        }
    }

    private static async Task<string> FailAsync(SuiteBuilder builder, params (string Key, string Value)[] settings)
    {
        await using var run = new RunContext(builder.Build(settings));
        return (await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("fake", "law", RowKind.Subject), Cancel))).Message;
    }

    private string Copy(string folder)
    {
        var copy = Path.Join(builder.Folder, Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Join(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return copy;
    }

    // What a killed process leaves of a file; the number of whole lines in it.
    private static int Cut(string file, int length, bool turned)
    {
        var text = File.ReadAllText(file);
        if (turned)
        {
            text = string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(l => l + "\n"));
        }
        var bytes = System.Text.Encoding.UTF8.GetBytes(text).AsSpan(0, length);
        File.WriteAllBytes(file, bytes);
        if (length == 0)
        {
            File.Delete(file);
        }
        return bytes.Count((byte)'\n');
    }

    private static void Interrupt(string folder)
    {
        var run = Run(folder);
        run["status"] = "running";
        File.WriteAllText(Path.Join(folder, "run.json"), run.ToJsonString());
        File.WriteAllText(Path.Join(folder, "predictions", "fake", "law.jsonl.tmp"), "half");
        File.Delete(Path.Join(folder, "summary.csv"));
    }

    private static JsonNode Run(string folder) => JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!;
}
