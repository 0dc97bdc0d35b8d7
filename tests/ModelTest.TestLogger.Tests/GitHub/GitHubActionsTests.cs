using System.Globalization;
using ModelTest.TestLogger.GitHub;

namespace ModelTest.TestLogger.Tests.GitHub;

public sealed class GitHubActionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-github").FullName;

    public GitHubActionsTests()
    {
        File.WriteAllText(Path.Join(folder, "summary.md"), "# ModelTest: tiny\n");
        File.WriteAllText(Path.Join(folder, "run.json"), """{"failures":[{"dataset":"ceval","test":"law","message":"too low"}]}""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Report_OnGitHub_AppendsTheSummaryAndPrintsAnnotations()
    {
        var step = Path.Join(folder, "step.md");

        Assert.Equal($"::error title=ceval / law::too low{Environment.NewLine}", Report(("GITHUB_STEP_SUMMARY", step), ("GITHUB_ACTIONS", "true")));

        Assert.Equal("# ModelTest: tiny\n\n", File.ReadAllText(step));
    }

    [Fact]
    public void Report_Elsewhere_DoesNothing() => Assert.Empty(Report());

    [Fact]
    public void Report_SummaryThatCannotBeWritten_IsANoteAndTheAnnotationsStillCome()
    {
        var text = Report(("GITHUB_STEP_SUMMARY", folder), ("GITHUB_ACTIONS", "true"));

        Assert.StartsWith("Note: the step's summary was not written: ", text, StringComparison.Ordinal);
        Assert.Contains("::error title=ceval / law::too low", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_RunThatLeftNothing_SaysNothing()
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        Assert.Empty(Report(("GITHUB_STEP_SUMMARY", Path.Join(folder, "step.md")), ("GITHUB_ACTIONS", "true")));
    }

    private string Report(params (string Name, string Value)[] variables)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        GitHubActions.Report(folder, name => variables.FirstOrDefault(v => v.Name == name).Value, output);
        return output.ToString();
    }
}
