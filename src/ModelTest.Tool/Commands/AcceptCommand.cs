using System.CommandLine;
using ModelTest.Baselines;
using ModelTest.Recording;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest accept</c>.</summary>
internal static class AcceptCommand
{
    private const string About =
        """
        Makes the outcomes of a run the baseline, and what judged datasets received the snapshots.

        It is what -p:AcceptBaseline=true and -p:AcceptSnapshots=true do in a run. Commit the files. Nothing is accepted on a build server (CI is set).

        Examples:
          modeltest accept TestResults/modeltest/20260131-120000
          modeltest accept runs/new --baselines tests/My.Benchmarks/baselines
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var run = new Argument<string>("RUN") { Description = "the run's folder" };
        var baselines = new Option<string>("--baselines") { Description = "the folder of the baselines; baselines.path, or 'baselines' here, unless given", HelpName = "DIR" };
        var snapshots = new Option<string>("--snapshots") { Description = "the folder of the snapshots; 'Snapshots' here unless given", HelpName = "DIR" };
        var command = new DetailedCommand("accept", About) { run, baselines, snapshots };
        command.SetAction(parsed => Run(host, parsed.GetValue(run)!, parsed.GetValue(baselines), parsed.GetValue(snapshots)));
        return command;
    }

    private static int Run(ToolHost host, string folder, string? baselines, string? snapshots)
    {
        var run = FinishedRun.Read(OneRun.Of(host, folder));
        var suite = ToolSettings.Load(host, new Dictionary<string, (string, string)> { ["baselines:path"] = (baselines ?? "", "--baselines") });
        var accepted = suite.Settings.Baselines.Path is { Length: > 0 } configured ? configured : host.Resolve("baselines");
        foreach (var done in new RunAcceptance(accepted, host.Resolve(snapshots ?? "Snapshots"), host.Machine.IsBuildServer).Accept(run))
        {
            host.Output.WriteLine(done);
        }
        return ExitCode.Fine;
    }
}
