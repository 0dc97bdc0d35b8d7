using ModelTest.Tests;

namespace ModelTest.Tool.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task List_Configuration_ShowsDataAndModels()
    {
        var sample = Path.Join(RepositoryPaths.TinyModel, "data", "ceval-sample");
        scene.Write("checkpoints/step-3000/config.json", "{}");
        scene.Write("checkpoints/.hidden/config.json", "{}");
        scene.Variables["MODELTEST_datasets__ceval__path"] = sample;
        scene.Write("modeltest.json", """{ "model": "candidate", "models": { "candidate": "checkpoints/step-4000", "server": "http://me:pw@127.0.0.1:1/v1" }, "datasets": { "mtbench": { "path": "gone.jsonl" } } }""");

        var (code, output, error) = await scene.RunAsync("list");

        Assert.Equal((0, ""), (code, error));
        Assert.Matches($@"\nceval +found +16  {sample}\n", output);
        Assert.Matches(@"\nalignbench +no path\n", output);
        Assert.Matches($@"\nmtbench +not found +{scene["gone.jsonl"]}\n", output);
        Assert.Contains($"\nNote: {scene["modeltest.json"]}, line 1, datasets.mtbench.path: '{scene["gone.jsonl"]}' does not exist.", output, StringComparison.Ordinal);
        Assert.Matches($@"\nstep-4000 +onnxruntime +model +{scene["checkpoints/step-4000"]}\n", output);
        Assert.Matches(@"\nserver +openai +models\.server +http://\*\*\*@127\.0\.0\.1:1/v1\n", output);
        Assert.Matches($@"\nstep-3000 +onnxruntime +folder +{scene["checkpoints/step-3000"]}\n", output);
        Assert.DoesNotContain(".hidden", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Subjects_HaveTheirCategories()
    {
        var (_, output, _) = await scene.RunAsync("list", RepositoryPaths.TinyModel, "--subjects", "--set", $"datasets.ceval.path={Path.Join(RepositoryPaths.TinyModel, "data", "ceval-sample")}");

        Assert.Matches(@"\nceval +unit_conversion +\w+", output);
        Assert.Matches(@"\ntiny-internlm2 +onnxruntime +folder", output);
    }

    [Fact]
    public async Task List_DatasetDescribedInTheFolder_IsKnown()
    {
        var examples = Path.Join(RepositoryPaths.Root, "docs", "examples");
        foreach (var file in Directory.GetFiles(examples, "orders*"))
        {
            scene.Write($"datasets/shop/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
        scene.Write("modeltest.json", """{ "gates": { "orders": { "minimum": 0.5 } } }""");

        var (code, output, error) = await scene.RunAsync("list", "--subjects");

        Assert.Equal((0, ""), (code, error));
        Assert.Matches($@"\norders +found +2  {scene["datasets/shop/orders.dataset.json"]}\n", output);
        Assert.Matches(@"\norders +cancelling +Before delivery", output);
    }

    [Fact]
    public async Task List_FolderThatIsNot_IsAProblem()
    {
        var (code, _, error) = await scene.RunAsync("list", "nowhere");

        Assert.Equal((2, $"error: FOLDER: '{scene["nowhere"]}' does not exist. Fix: check the path.\n"), (code, error));
    }
}
