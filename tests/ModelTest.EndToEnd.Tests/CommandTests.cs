namespace ModelTest.EndToEnd.Tests;

/// <summary>What a command is told counts for that command alone, and for nothing it is not about.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class CommandTests(BenchmarkSuite suite)
{
    private static readonly string[] OneSubject = ["--filter", "Subject=antonyms"];

    [Fact]
    public async Task TestAssembly_AfterACommandWithSettings_KnowsNothingOfThem()
    {
        (await suite.TestAsync(["--filter", "Dataset=ceval&Subject=antonims", "-p:Model=nowhere"])).Red(
            "ceval has no subject 'antonims', so nothing is tested. Fix: did you mean 'antonyms'?");

        var result = (await suite.TestAssemblyAsync(OneSubject, "MODELTEST_datasets__ceval__limit=2", "MODELTEST_run__results=" + suite.NewFolder())).Green();

        Assert.Contains("Passed:     1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_TwoCommandsAtOnce_HaveTheirOwnSettingsAndTables()
    {
        var folders = new[] { suite.NewFolder(), suite.NewFolder() };

        var results = await Task.WhenAll(folders.Select((folder, i) => suite.TestAsync(
            [.. OneSubject, $"-p:Shard={i + 1}/2"], "MODELTEST_datasets__ceval__limit=4", "MODELTEST_run__results=" + folder)));

        Assert.All(results.Index(), result =>
        {
            var output = result.Item.Green().Output;
            Assert.Contains("Results: " + folders[result.Index], output, StringComparison.Ordinal);
            Assert.Contains($"this is shard {result.Index + 1}/2 of a run", output, StringComparison.Ordinal);
            Assert.DoesNotContain(folders[1 - result.Index], output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Test_SettingsFileLoggerAndRunSettings_AreKept()
    {
        var file = Path.Join(suite.NewFolder(), "my.runsettings");
        await File.WriteAllTextAsync(
            file,
            "<RunSettings><RunConfiguration><EnvironmentVariables><MODELTEST_one>1</MODELTEST_one></EnvironmentVariables></RunConfiguration></RunSettings>",
            TestContext.Current.CancellationToken);

        (await suite.TestAsync(
            [.. OneSubject, "-p:CEval=nowhere", "--settings", file, "--", "RunConfiguration.EnvironmentVariables.MODELTEST_two=2"])).Red(
            "MODELTEST_one, one: unknown key",
            "MODELTEST_two, two: unknown key");
    }

    [Fact]
    public async Task Test_LoggerWithOurNameInItsArguments_PrintsTheTableToo()
    {
        var logger = $"trx;LogFileName={Path.Join(suite.NewFolder(), "modeltest.trx")}";

        var result = (await suite.TestAsync([.. OneSubject, "--logger", logger], "MODELTEST_datasets__ceval__limit=2")).Green();

        Assert.Contains("modeltest.trx", result.Output, StringComparison.Ordinal);
        Assert.Contains("ModelTest: tiny-internlm2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_BrokenConfigurationUnderAnyFilter_IsRed() =>
        (await suite.TestAsync(["--filter", "DisplayName~law"], "MODELTEST_datasets__ceval__shotz=5")).Red(
            "Failed ceval / (configuration: law)", "MODELTEST_datasets__ceval__shotz", "did you mean 'shots'?");

    [Fact]
    public async Task Test_DatasetThatIsNowhere_IsRedUnlessAnotherProjectHasIt()
    {
        // Of the benchmarks, but a plain build has no tests of it.
        (await suite.TestAsync(["--filter", "Dataset=gsm8k"])).Red("this build has no tests of 'gsm8k', so nothing is tested. Fix: give the command without --no-build");
        (await suite.TestAsync(["--filter", "Dataset=hellaswag", "-p:ModelTestOtherDatasets=piqa%3Bhellaswag"])).Green();
    }
}
