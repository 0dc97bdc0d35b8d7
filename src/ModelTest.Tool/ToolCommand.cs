using System.CommandLine;
using ModelTest.Problems;
using ModelTest.Tool.Commands;

namespace ModelTest.Tool;

/// <summary>The command <c>modeltest</c>.</summary>
internal static class ToolCommand
{
    private const string About =
        """
        Looks at what ModelTest's runs left: compares models, accepts baselines, merges shards.

        A RUN is a folder with a run.json, such as TestResults/modeltest/20260131-120000. Settings are read as a run reads them: modeltest.json here or
        in a folder above, and MODELTEST_ variables.

        Exit codes: 0 fine, 1 a gate, a comparison or a finding failed, 2 the command could not be done.
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="host">Where it runs.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellationToken = default)
    {
        var parsed = Create(host).Parse(arguments);
        if (parsed.CommandResult.Command is DetailedCommand asked)
        {
            asked.ShowAll();
        }
        // Asking for help is no mistake, whatever else is missing.
        if (parsed.Action is not System.CommandLine.Help.HelpAction && Mistakes(parsed).ToList() is { Count: > 0 } mistakes)
        {
            foreach (var mistake in mistakes)
            {
                await host.Error.WriteLineAsync($"error: {mistake}").ConfigureAwait(false);
            }
            await host.Error.WriteLineAsync($"See: {Path(parsed.CommandResult)} --help").ConfigureAwait(false);
            return ExitCode.Wrong;
        }
        try
        {
            var configuration = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            foreach (var problem in e.Problems)
            {
                await host.Error.WriteLineAsync($"error: {problem}").ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await host.Error.WriteLineAsync("error: given up.").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, a person gets a sentence and not a trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await host.Error.WriteLineAsync($"error: {e.GetType().Name}: {e.Message}").ConfigureAwait(false);
        }
        return ExitCode.Wrong;
    }

    private static RootCommand Create(ToolHost host) => new(About)
    {
        ListCommand.Create(host),
        CompareCommand.Create(host),
        AcceptCommand.Create(host),
        ReportCommand.Create(host),
        MergeCommand.Create(host),
        DoctorCommand.Create(host),
    };

    // A mistyped option would be taken for one more folder, and the message be about that.
    private static IEnumerable<string> Mistakes(ParseResult parsed) => parsed.CommandResult.Tokens.Select(t => t.Value).Concat(parsed.UnmatchedTokens)
        .Where(t => t.StartsWith("--", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
        .Select(t => $"there is no option '{t}'; {Nearest.Suggest(t, [.. parsed.CommandResult.Command.Options.Select(o => o.Name), "--help"])}")
        .Concat(parsed.Errors.Select(e => e.Message));

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        result.Command is RootCommand ? "modeltest" : $"modeltest {result.Command.Name}";
}
