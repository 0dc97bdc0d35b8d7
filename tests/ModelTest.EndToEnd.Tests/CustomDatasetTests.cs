using ModelTest.Tests;

namespace ModelTest.EndToEnd.Tests;

[Collection(SecondEndToEndCollection.Name)]
public sealed class CustomDatasetTests(BenchmarkSuite suite)
{
    [Fact]
    public async Task Build_WithADefinitionBesideTheProject_MakesItsTestsAndNamesItsFile()
    {
        var copy = suite.CopyProject();
        var definition = Path.Join(Path.GetDirectoryName(copy.Project), "datasets", "shop", "orders.dataset.json");
        Directory.CreateDirectory(Path.GetDirectoryName(definition)!);
        File.Copy(Path.Join(RepositoryPaths.Root, "docs", "examples", "orders.dataset.json"), definition);

        (await suite.BuildCopyAsync(copy, "ModelTestGenerateTests;ModelTestRuntimeSettings")).Green();

        var generated = Directory.EnumerateFiles(Path.Join(copy.Root, "artifacts", "obj"), "ModelTest.*.g.cs", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        Assert.Contains("""DatasetTheory("orders")""", generated["ModelTest.Datasets.g.cs"], StringComparison.Ordinal);
        Assert.Contains("class OrdersTests", generated["ModelTest.Datasets.g.cs"], StringComparison.Ordinal);
        Assert.Contains("""CustomDatasets.Add(registry, "orders");""", generated["ModelTest.CustomDatasets.g.cs"], StringComparison.Ordinal);
        var settings = File.ReadAllText(Path.Join(copy.Binaries, "modeltest.runtime.json"));
        Assert.Contains($"\"datasets:orders:definition\": \"{definition}\"", settings, StringComparison.Ordinal);
    }
}
