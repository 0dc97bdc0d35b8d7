using System.CommandLine;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Reporting;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest report</c>.</summary>
internal static class ReportCommand
{
    private const string About =
        """
        Writes summary.csv, summary.txt, summary.md and report.html of a run again, from its files alone.

        Neither the data nor the model is needed.

        Example:
          modeltest report TestResults/modeltest/20260131-120000
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var run = new Argument<string>("RUN") { Description = "the run's folder" };
        var command = new DetailedCommand("report", About) { run };
        command.SetAction(parsed => Run(host, parsed.GetValue(run)!));
        return command;
    }

    private static int Run(ToolHost host, string named)
    {
        var folder = OneRun.Of(host, named);
        // A run that still goes on would write them itself.
        using var claim = RunFolder.Resume(folder);
        var run = FinishedRun.Read(folder);
        run.CheckScored();
        new RunReports(run.Document, run.Datasets).Write(folder);
        host.Output.WriteLine(ReportText.Verdict(run.Document));
        host.Output.WriteLine($"Results: {folder}");
        return ExitCode.Fine;
    }
}
