using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.EndToEnd.Tests;

/// <summary>Runs that are killed again and again, or spread over several commands, leave what one undisturbed run leaves.</summary>
[Collection(SecondEndToEndCollection.Name)]
public sealed class LongRunTests(BenchmarkSuite suite)
{
    // Of each of the two datasets.
    private const int Kills = 10;
    private const int MostStarts = 40;

    private static readonly string[] Kinds = ["predictions", "replies", "judgements"];

    // Small steps, so that there is a middle of the run to be killed in.
    private static readonly string[] Few =
    [
        "MODELTEST_datasets__ceval__subjects=antonyms,clock_time,idiom_completion", "MODELTEST_datasets__ceval__shots=0", "MODELTEST_datasets__ceval__limit=25",
        "MODELTEST_datasets__alignbench__limit=3", "MODELTEST_model__max_batch=4", "MODELTEST_judge__max_batch=4", "MODELTEST_judge__threads=1",
    ];

    [Fact]
    public async Task Run_KilledTwentyTimesAndResumed_LeavesWhatAnUndisturbedRunLeaves()
    {
        var seed = Environment.TickCount;

        var kills = await Task.WhenAll(KillAsync("ceval", new Random(seed)), KillAsync("alignbench", new Random(seed + 1)));

        Assert.True(kills.Sum() >= 2 * Kills, $"only {kills[0]} and {kills[1]} kills, seed {seed}");
    }

    [Fact]
    public async Task Test_ReportOfThreeShards_IsTheReportOfTheWholeRun()
    {
        var folder = suite.NewFolder();
        string[] shards = [Path.Join(folder, "1"), Path.Join(folder, "2"), Path.Join(folder, "3")];
        var whole = suite.NewFolder();
        var shardRuns = shards.Select((results, i) => RunAsync("ceval", results, null, FormattableString.Invariant($"MODELTEST_run__shard={i + 1}/3")));
        await Task.WhenAll(shardRuns.Append(RunAsync("ceval", whole, null)));
        var merged = suite.NewFolder();

        // The variables are none of ours, though MSBuild takes them for properties.
        var result = await suite.TestAsync(
            ["--filter", "Dataset=ceval", "-p:Mode=report", $"-p:From=\"{string.Join(';', shards)}\"", "-p:Model=gone"],
            ["SHARD=3/3", "CACHE=1", "RESUME=latest", "MODELTEST_run__results=" + merged, .. Few]);

        result.Green();
        Assert.Contains("Neither the model nor a judge was asked: these are recorded outcomes.", result.Output, StringComparison.Ordinal);
        RunTexts.AssertSame(whole, merged);
    }

    private async Task<int> KillAsync(string dataset, Random random)
    {
        var whole = suite.NewFolder();
        await RunAsync(dataset, whole, null);
        var lines = Lines(whole);
        var kills = 0;
        for (var starts = 0; kills < Kills && starts < MostStarts;)
        {
            var folder = suite.NewFolder();
            string[] resume = [];
            for (var completed = false; !completed && starts < MostStarts; starts++)
            {
                var before = Lines(folder);
                var enough = before + random.Next(0, Math.Max(1, (lines - before) / 3));
                var result = await RunAsync(dataset, folder, kills < Kills ? () => Lines(folder) > enough : null, resume);
                completed = result.ExitCode == 0;
                if (!completed)
                {
                    kills++;
                    resume = ["MODELTEST_run__resume=" + folder];
                }
            }
            RunTexts.AssertSame(whole, folder);
            using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Join(folder, "run.json"), TestContext.Current.CancellationToken));
            // Killed after a line, so that there is something to go on with; of a judged item that may be a reply alone. Too fast to be killed: nothing.
            var kept = run.RootElement.TryGetProperty("resumed", out var resumed) ? resumed.EnumerateObject().Sum(p => p.Value.GetInt32()) : 0;
            Assert.Equal(resume.Length > 0, kept > 0);
        }
        return kills;
    }

    private async Task<CommandResult> RunAsync(string dataset, string results, Func<bool>? kill, params string[] variables)
    {
        var result = await suite.RunProgramAsync($"Dataset={dataset}", kill, ["MODELTEST_run__results=" + results, .. Few, .. variables]);
        // 1: a test failed; a process that was killed has another code.
        Assert.True(result.ExitCode == 0 || (kill is not null && result.ExitCode != 1), $"exit code {result.ExitCode}:\n{result.Output}");
        return result;
    }

    private static int Lines(string results) => Kinds.Select(kind => Path.Join(results, kind))
        .Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories)).Sum(Count);

    private static int Count(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return new StreamReader(stream).ReadToEnd().Count(c => c == '\n');
        }
        catch (FileNotFoundException)
        {
            // It is just being replaced by the same lines in order.
            return 0;
        }
    }
}
