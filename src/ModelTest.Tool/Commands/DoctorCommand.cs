using System.CommandLine;
using ModelTest.Judging;
using ModelTest.Running;

namespace ModelTest.Tool.Commands;

/// <summary><c>modeltest doctor</c>.</summary>
internal static class DoctorCommand
{
    private const string About =
        """
        Examines what a run would use: the model and the judge with a question whose answer is known, and every dataset that has data.

        Examples:
          modeltest doctor --model /models/internlm2-chat-1_8b
          modeltest doctor --model http://127.0.0.1:23333/v1 --judge gpt --set datasets.ceval.path=/data/formal_ceval
        """;

    /// <summary>The command.</summary>
    /// <param name="host">Where it runs.</param>
    public static Command Create(ToolHost host)
    {
        var model = new Option<string>("--model", "-m") { Description = "a folder, a server's URL or a name in 'models'; the configuration's unless given", HelpName = "MODEL" };
        var judge = new Option<string>("--judge", "-j") { Description = "the judge, in the same way", HelpName = "MODEL" };
        var set = ToolSettings.SetOption();
        var command = new DetailedCommand("doctor", About) { model, judge, set };
        command.SetAction((parsed, cancel) => RunAsync(host, parsed.GetValue(model), parsed.GetValue(judge), parsed.GetValue(set), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string? model, string? judge, string[]? set, CancellationToken cancellationToken)
    {
        var options = ToolSettings.Given(set);
        options["model"] = (model ?? "", "--model");
        options["judge"] = (judge ?? "", "--judge");
        var suite = ToolSettings.Load(host, options);
        var failed = false;
        var run = new RunContext(suite, host.Machine);
        await using (run.ConfigureAwait(false))
        {
            var doctor = new DoctorRunner(run);
            foreach (var part in Parts(suite))
            {
                var report = await doctor.RunAsync(part, cancellationToken).ConfigureAwait(false);
                await host.Output.WriteLineAsync(report.Text + "\n").ConfigureAwait(false);
                failed |= report.Failure is not null;
            }
        }
        return failed ? ExitCode.Failed : ExitCode.Fine;
    }

    // What nobody configured is not ill.
    private static IEnumerable<string> Parts(Suite suite)
    {
        var datasets = suite.Settings.Datasets.Where(d => d.Value.Path.Length > 0).ToList();
        yield return DoctorRunner.Model;
        if (suite.Settings.Judge.Path.Length > 0 || datasets.Exists(d => d.Value is JudgedDatasetSettings))
        {
            yield return DoctorRunner.Judge;
        }
        foreach (var (name, _) in datasets)
        {
            yield return name;
        }
    }
}
