using System.CommandLine;
using ModelTest.Recording;
using ModelTest.Running;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest merge</c>.</summary>
internal static class MergeCommand
{
    private const string About =
        """
        Puts the shards of a run together, or runs of different datasets, and checks the gates of the configuration.

        It is what -p:Mode=report -p:From= does in a test project. The model is not needed, the data is: where the runs had it, or where --set says.

        Examples:
          modeltest merge shards --output merged
          modeltest merge shard-1 shard-2 --output merged --set datasets.ceval.path=/data/formal_ceval
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var runs = new Argument<string[]>("RUN") { Description = "the runs' folders; one that is no run stands for the runs in it", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "the folder of the whole run", HelpName = "DIR", Required = true };
        var set = ToolSettings.SetOption();
        var command = new DetailedCommand("merge", About) { runs, output, set };
        command.SetAction((parsed, cancel) => RunAsync(host, parsed.GetValue(runs)!, parsed.GetValue(output)!, parsed.GetValue(set), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string[] named, string output, string[]? set, CancellationToken cancellationToken)
    {
        string[] folders = [.. named.SelectMany(n => RunFolders.Resolve(host.Resolve(n)))];
        var runs = folders.Select(FinishedRun.Read).ToList();
        var defaults = RecordedSettings.Flat(runs);
        defaults["run:mode"] = "report";
        defaults["run:from"] = string.Join(';', folders);
        var options = ToolSettings.Given(set);
        options["run:results"] = (host.Resolve(output), "--output");
        var suite = ToolSettings.Load(host, options, defaults);
        string[] datasets = [.. runs.SelectMany(r => r.Datasets).Select(d => d.Provider).Distinct(StringComparer.Ordinal)];
        var (folder, tests) = await WholeRun.RunAsync(suite, datasets, host.Machine, cancellationToken).ConfigureAwait(false);
        foreach (var (name, report) in tests.Where(t => t.Report.Failure is not null))
        {
            await host.Output.WriteLineAsync($"failed {name}\n{report.Failure}\n").ConfigureAwait(false);
        }
        var failed = tests.Count(t => t.Report.Failure is not null);
        await host.Output.WriteLineAsync($"{tests.Count - failed} passed, {failed} failed\nResults: {folder}").ConfigureAwait(false);
        return failed > 0 ? ExitCode.Failed : ExitCode.Fine;
    }
}
