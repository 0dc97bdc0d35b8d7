using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ModelTest.Packages.Tests.Workflows;

/// <summary>What every workflow keeps to: least rights, no code of strangers on own machines, results also of a failure.</summary>
public sealed class WorkflowTests
{
    private const string NoForks = "github.event.pull_request.head.repo.full_name == github.repository";

    public static TheoryData<string> Files => [.. WorkflowFile.Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Permissions_AreToReadContents(string path)
    {
        var workflow = WorkflowFile.Read(path);

        var permissions = (YamlMappingNode)workflow.Root["permissions"];
        Assert.Equal("contents: read", string.Join(", ", permissions.Children.Select(p => $"{p.Key}: {p.Value}")));
        Assert.All(workflow.Jobs.Values, job => Assert.False(job.Children.ContainsKey("permissions")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_OfPullRequests_RunsNoForkOnOwnMachinesAndHasNoSecrets(string path)
    {
        var workflow = WorkflowFile.Read(path);

        Assert.DoesNotContain("pull_request_target", workflow.Events);
        Assert.Contains("pull_request", workflow.Events);
        Assert.DoesNotContain("secrets.", workflow.Text, StringComparison.Ordinal);
        Assert.All(workflow.Jobs, job => Assert.True(
            !job.Value["runs-on"].ToString().Contains("self-hosted", StringComparison.Ordinal) || IsGuarded(workflow, job.Value), job.Key));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Jobs_HaveNamesAndLimits(string path)
    {
        var workflow = WorkflowFile.Read(path);

        Assert.True(workflow.Root.Children.ContainsKey("concurrency"));
        Assert.All(workflow.Jobs.Values, job =>
        {
            Assert.False(string.IsNullOrEmpty(WorkflowFile.Of(job, "name")));
            Assert.InRange(int.Parse(job["timeout-minutes"].ToString(), CultureInfo.InvariantCulture), 1, 360);
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Steps_HaveNamesAndMajorVersions(string path)
    {
        Assert.All(WorkflowFile.Read(path).Steps, step =>
        {
            Assert.False(string.IsNullOrEmpty(WorkflowFile.Of(step, "name")));
            Assert.Matches(@"^actions/[\w-]+@v\d+$", WorkflowFile.Of(step, "uses") ?? "actions/none@v0");
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_Uploads_HappenAfterAFailure(string path)
    {
        var uploads = WorkflowFile.Read(path).Steps
            .Where(s => WorkflowFile.Of(s, "uses")?.StartsWith("actions/upload-artifact@", StringComparison.Ordinal) == true).ToArray();

        Assert.NotEmpty(uploads);
        Assert.All(uploads, step => Assert.Equal("always()", WorkflowFile.Of(step, "if")));
    }

    // A job that waits for a guarded one, and does not run where that was skipped, is guarded, too.
    private static bool IsGuarded(WorkflowFile workflow, YamlMappingNode job)
    {
        var condition = WorkflowFile.Of(job, "if") ?? "";
        return condition == $"github.event_name != 'pull_request' || {NoForks}"
            || (WorkflowFile.Of(job, "needs") is { } other && IsGuarded(workflow, workflow.Jobs[other])
                && condition.Contains($"needs.{other}.result != 'skipped'", StringComparison.Ordinal));
    }
}
