using System.Text.RegularExpressions;

namespace ModelTest.Packages.Tests.Workflows;

/// <summary>The commands of the workflows are such as work: their scripts parse, and what they name is there.</summary>
public sealed partial class WorkflowCommandsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Files => [.. WorkflowFile.Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Workflow_Scripts_AreRightForTheShell(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs bash");
        var workflow = WorkflowFile.Read(path);

        Assert.NotEmpty(workflow.Scripts);
        foreach (var script in workflow.Scripts)
        {
            (await CommandLine.RunAsync(RepositoryPaths.Root, ["-n", "-c", script], [], Limit, program: "bash")).Green();
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Scripts_StartWhatIsThere(string path)
    {
        Assert.All(WorkflowFile.Read(path).Scripts, script =>
        {
            // A colon is the shell's own word for doing nothing, with checked variables.
            if (script.Split(' ')[0] is not ("dotnet" or ":"))
            {
                Assert.True(File.Exists(Path.Join(RepositoryPaths.Root, script)), script);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Properties_AreThoseOfASuite(string path)
    {
        var known = Known();

        Assert.All(
            WorkflowFile.Read(path).Scripts.SelectMany(s => Property().Matches(s)).Select(m => m.Groups[1].Value), p => Assert.Contains(p, known));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Variables_AreNotTakenForProperties(string path)
    {
        // MSBuild takes a variable of the environment for the property of that name.
        var known = Known();

        Assert.All(WorkflowFile.Read(path).Variables, v => Assert.DoesNotContain(v.Key, known, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Filters_NameDatasets(string path)
    {
        var datasets = Dataset().Matches(File.ReadAllText(Path.Join(RepositoryPaths.Root, "build", "ModelTest.Datasets.props")))
            .Select(m => m.Groups[1].Value).ToHashSet();

        Assert.All(WorkflowFile.Read(path).Scripts.Where(s => s.Contains("--filter", StringComparison.Ordinal)), script =>
            Assert.Contains(Filter().Match(script).Groups[1].Value, datasets));
    }

    [Fact]
    public void ModelRegression_Suite_IsAProject()
    {
        var suite = WorkflowFile.Read(".github/workflows/model-regression.yml").Variables.Single(v => v.Key == "SUITE").Value;

        Assert.True(File.Exists(Path.Join(RepositoryPaths.Root, suite, Path.GetFileName(suite) + ".csproj")));
    }

    private static HashSet<string> Known() =>
    [
        .. Directory.GetFiles(Path.Join(RepositoryPaths.Root, "build"), "ModelTest*")
            .SelectMany(f => Declared().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
    ];

    [GeneratedRegex(@"-p:(\w+)=")]
    private static partial Regex Property();

    [GeneratedRegex("<ModelTestProperty Include=\"(\\w+)\" Key=\"[^\"]+\" Value=\"\\$\\(")]
    private static partial Regex Declared();

    [GeneratedRegex("Key=\"datasets:(\\w+):path\"")]
    private static partial Regex Dataset();

    [GeneratedRegex(@"--filter Dataset=(\w+)")]
    private static partial Regex Filter();
}
