using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Examples;

/// <summary>The judged dataset of docs/adding-a-dataset.md.</summary>
public sealed class LettersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Tasks_AreRatedAndCompared()
    {
        await File.WriteAllTextAsync(Path.Join(folder.Path, "tasks.txt"), "formal;Write to your landlord.\nfriendly;Write to Li.\nformal;Resign.\n", TestContext.Current.CancellationToken);
        var run = new RunContext(Suite());
        string results;
        await using (run)
        {
            foreach (var subject in new[] { "formal", "friendly" })
            {
                Assert.Null((await run.RunAsync(new TestRow("letters", subject, RowKind.Subject), TestContext.Current.CancellationToken)).Failure);
            }
            results = run.Folder!;
        }

        Assert.Equal(
            """
            dataset,version,metric,mode,model
            letters-formal,000001,score,gen,5.50
            letters-friendly,000001,score,gen,8.00
            letters,-,mean_rating,gen,6.33
            letters-shorter,-,win_rate,gen,50.0

            """,
            await File.ReadAllTextAsync(Path.Join(results, "summary.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_NoFile_SaysSo() => Assert.Equal(
        "datasets.letters.path: '/none' is no file. Fix: give the file of tasks.",
        Assert.Throws<InputException>(() => new LettersProvider().Open(new ModelTest.Judging.JudgedDatasetSettings { Path = "/none" })).Message);

    [Theory]
    [InlineData("LettersExtension.cs")]
    [InlineData("LettersProvider.cs")]
    [InlineData("LettersItem.cs")]
    [InlineData("LettersDataset.cs")]
    public void Docs_Example_IsThisCode(string file)
    {
        var code = File.ReadAllText(Path.Join(RepositoryPaths.Root, "tests", "ModelTest.Framework.Tests", "Examples", file));
        var body = code[(code.IndexOf("namespace", StringComparison.Ordinal) + "namespace ModelTest.Tests.Examples;\n".Length)..].Trim();

        Assert.Contains(body, File.ReadAllText(Path.Join(RepositoryPaths.Root, "docs", "adding-a-dataset.md")), StringComparison.Ordinal);
    }

    private Suite Suite()
    {
        var registry = new ExtensionRegistry();
        new LettersExtension().Register(registry);
        registry.Add(new ScriptedEngine
        {
            Judge = (prompt, _) => Task.FromResult(
                prompt.StartsWith("[A]", StringComparison.Ordinal) ? "[[C]]"
                : prompt.Contains("landlord", StringComparison.Ordinal) ? "[[4]]"
                : prompt.Contains("Resign", StringComparison.Ordinal) ? "[[7]]"
                : "[[8]]"),
        });
        var judge = Directory.CreateDirectory(Path.Join(folder.Path, "judge")).FullName;
        var model = Directory.CreateDirectory(Path.Join(folder.Path, "model")).FullName;
        var sources = new SettingsSources
        {
            Folder = folder.Path,
            Build = new Dictionary<string, string>
            {
                ["model"] = model, ["judge"] = judge, ["datasets:letters:path"] = Path.Join(folder.Path, "tasks.txt"), ["run:doctor"] = "false",
            },
        };
        return new Suite(new RuntimeSettings { Startup = folder.Path }, registry, SettingsLoader.Load(sources, registry));
    }
}
