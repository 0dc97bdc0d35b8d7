using System.CommandLine;
using ModelTest.Comparing;
using ModelTest.Tool.Output;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest compare</c>.</summary>
internal static class CompareCommand
{
    private const string About =
        """
        Compares models by the files of their runs, item by item.

        Examples:
          modeltest compare runs/old runs/new
          modeltest compare runs --reference base --output comparison
          modeltest compare runs/old runs/new --fail-on-loss
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var runs = new Argument<string[]>("RUN") { Description = "the runs' folders; one that is no run stands for the runs in it", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "a folder for comparison.csv, comparison.md and comparison.html", HelpName = "DIR" };
        var reference = new Option<string>("--reference", "-r") { Description = "the model (or the run's folder) that others are compared with; the first unless given", HelpName = "NAME" };
        var fail = new Option<bool>("--fail-on-loss") { Description = "exit code 1 where a model is significantly worse than the reference, as a whole or in a part" };
        var command = new DetailedCommand("compare", About) { runs, output, reference, fail };
        command.SetAction(parsed => Run(host, parsed.GetValue(runs)!, parsed.GetValue(output), parsed.GetValue(reference), parsed.GetValue(fail)));
        return command;
    }

    private static int Run(ToolHost host, string[] folders, string? output, string? reference, bool failOnLoss)
    {
        var runs = ComparedRuns.Read([.. folders.Select(host.Resolve)]);
        var named = reference is not null && runs.All(r => r.Name != reference) && Directory.Exists(host.Resolve(reference)) ? host.Resolve(reference) : reference;
        var settings = ToolSettings.Registry().Datasets.ToDictionary(d => d.Key, d => d.Value.SettingsType, StringComparer.Ordinal);
        var comparison = ModelComparison.Of(runs, ComparedRuns.Reference(runs, named), settings);
        Print(host, comparison);
        if (output is not null)
        {
            var folder = host.Resolve(output);
            ComparisonFiles.Write(comparison, folder);
            host.Output.WriteLine($"\nComparison: {folder}");
        }
        return failOnLoss && comparison.HasLoss ? ExitCode.Failed : ExitCode.Fine;
    }

    private static void Print(ToolHost host, ModelComparison comparison)
    {
        host.Output.WriteLine(ComparisonText.Verdict(comparison));
        foreach (var note in comparison.Notes)
        {
            host.Output.WriteLine($"Note: {note}");
        }
        host.Output.WriteLine();
        var table = new TextTable("dataset", "part", "model", " items", " score", "interval", " difference", "interval", " lost", " gained", " p");
        foreach (var dataset in comparison.Datasets)
        {
            foreach (var row in dataset.Rows)
            {
                foreach (var (run, cell) in row.Cells.Index())
                {
                    table.Add([dataset.Name, row.Title, comparison.Runs[run].Name, .. ComparisonText.Cells(cell, row.Scale)]);
                }
            }
        }
        table.Write(host);
        host.Output.WriteLine(ComparisonText.Legend + ".");
    }
}
