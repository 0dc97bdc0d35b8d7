using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;

namespace ModelTest.TestLogger;

/// <summary>
/// Prints a table of scores at the end of <c>dotnet test</c>, and on long runs how far they are. What it prints it reads from the run's
/// folder, so that a test process that died still leaves a table of what it finished.
/// </summary>
[FriendlyName("modeltest")]
[ExtensionUri("logger://modeltest/v1")]
public sealed class ModelTestLogger : ITestLoggerWithParameters, IDisposable
{
    private readonly DateTime started = RunPointer.ProcessStart();
    private readonly CheckupText checkup = new();
    private string[] sources = [];
    private string command = "";
    private ProgressTimer? progress;

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, Dictionary<string, string?> parameters) => Initialize(events, "");

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        if (events is null)
        {
            throw new ArgumentNullException(nameof(events));
        }
        SpectreAssemblies.Load();
        events.TestRunStart += (_, start) =>
        {
            sources = [.. (start.TestRunCriteria.Sources ?? start.TestRunCriteria.Tests?.Select(t => t.Source) ?? []).Distinct()];
            command = RunPointer.Command(start.TestRunCriteria.TestRunSettings);
            progress = new ProgressTimer(Folders, Console.Out);
        };
        events.TestResult += (_, test) => checkup.Add(test.Result);
        events.TestRunComplete += (_, _) =>
        {
            Dispose();
            checkup.Print(Console.Out);
            var folders = Folders();
            foreach (var folder in folders)
            {
                Print(folder);
            }
            RunConsole.PrintComparison(folders, Console.Out);
        };
    }

    /// <summary>Stops the progress lines.</summary>
    public void Dispose() => progress?.Dispose();

    private static void Print(string folder)
    {
        try
        {
            RunConsole.Print(folder);
        }
#pragma warning disable CA1031 // VSTest keeps a logger's exceptions to itself; the user would miss the table and not know why.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Console.Out.WriteLine($"ModelTest: the table cannot be printed ({e.Message}). Results: {folder}");
        }
    }

    private IReadOnlyList<string> Folders() =>
        [.. sources.SelectMany(source => RunPointer.Find(source, command, started)).Distinct()];
}
