using System.CommandLine;
using ModelTest.Configuration;
using ModelTest.Running;
using ModelTest.Tool.Output;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest list</c>.</summary>
internal static class ListCommand
{
    private const string About =
        """
        Lists the datasets, with whether their data is there, and the models: those of the configuration, and checkpoints in a folder.

        Examples:
          modeltest list
          modeltest list /models --subjects
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var folder = new Argument<string>("FOLDER") { Description = "where checkpoints are looked for; here unless given", Arity = ArgumentArity.ZeroOrOne };
        var subjects = new Option<bool>("--subjects") { Description = "list the subjects of the datasets whose data is there" };
        var set = ToolSettings.SetOption();
        var command = new DetailedCommand("list", About) { folder, subjects, set };
        command.SetAction(parsed => Run(host, parsed.GetValue(folder), parsed.GetValue(subjects), parsed.GetValue(set)));
        return command;
    }

    private static int Run(ToolHost host, string? folder, bool subjects, string[]? set)
    {
        var start = host.Resolve(folder ?? ".");
        if (SettingsPaths.Inspect(null, "FOLDER", start) is { } missing)
        {
            throw new Problems.InputException([missing]);
        }
        var suite = ToolSettings.Load(host, ToolSettings.Given(set));
        var datasets = suite.Settings.Datasets.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => FoundDataset.Of(suite, d.Key)).ToList();
        var table = new TextTable("dataset", "data", " subjects", "path");
        datasets.ForEach(d => table.Add(d.Name, d.State, d.Count, d.Path));
        table.Write(host);
        foreach (var problem in datasets.Select(d => d.Problem).OfType<Problems.Problem>())
        {
            host.Output.WriteLine($"Note: {problem}");
        }
        host.Output.WriteLine();
        if (subjects)
        {
            Subjects(host, datasets);
        }
        var models = new TextTable("model", "engine", "from", "path");
        foreach (var model in FoundModel.Of(suite, start))
        {
            models.Add(model.Name, model.Engine, model.Source, model.Path);
        }
        models.Write(host);
        return ExitCode.Fine;
    }

    private static void Subjects(ToolHost host, List<FoundDataset> datasets)
    {
        var table = new TextTable("dataset", "subject", "category");
        foreach (var dataset in datasets)
        {
            foreach (var subject in dataset.Subjects)
            {
                table.Add(dataset.Name, subject.Name, subject.Category);
            }
        }
        table.Write(host);
        host.Output.WriteLine();
    }
}
