using System.Text.Json;
using ModelTest.Tests;

namespace ModelTest.EndToEnd.Tests;

/// <summary>The embedded samples that the embedded model answers and judges.</summary>
[Collection(SecondEndToEndCollection.Name)]
public sealed class JudgedSampleTests(BenchmarkSuite suite)
{
    [Fact]
    public async Task Test_AlignBench_GivesTheReferenceRepliesAndRatings()
    {
        var folder = suite.NewFolder();

        var result = (await suite.TestAsync(["--filter", "Dataset=alignbench"], "MODELTEST_run__results=" + folder)).Green();

        Assert.Contains("Passed:     8", result.Output, StringComparison.Ordinal);
        Assert.Contains("judged by tiny-internlm2", result.Output, StringComparison.Ordinal);
        var expected = Reference("open_predictions.jsonl").ToDictionary(
            r => r.GetProperty("question_id").GetInt32(), r => (r.GetProperty("reply").GetString(), r.GetProperty("score").GetDouble()));
        var items = Predictions(folder, "alignbench-sample");
        Assert.Equal(expected.Count, items.Count);
        Assert.All(items, i => Assert.Equal(
            expected[int.Parse(i.GetProperty("id").GetString()!)], (i.GetProperty("reply").GetString(), i.GetProperty("score").GetDouble())));
        Assert.Contains("alignbench-sample,-,naive_average,gen,6.90\n", File.ReadAllText(Path.Join(folder, "summary.csv")), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Join(folder, "tables")).Length);
    }

    [Fact]
    public async Task Test_MTBench_GivesTheReferenceRepliesAndRatings()
    {
        var folder = suite.NewFolder();

        (await suite.TestAssemblyAsync(["--filter", "Dataset=mtbench"], "MODELTEST_run__results=" + folder)).Green();

        var expected = Reference("mtbench_predictions.jsonl").ToDictionary(
            r => r.GetProperty("question_id").GetInt32(),
            r => (r.GetProperty("replies")[1].GetString(), r.GetProperty("scores").EnumerateArray().Average(s => s.GetDouble())));
        var items = Predictions(folder, "mtbench-sample");
        Assert.Equal(expected.Count, items.Count);
        Assert.All(items, i => Assert.Equal(
            expected[int.Parse(i.GetProperty("id").GetString()!)], (i.GetProperty("reply").GetString(), i.GetProperty("score").GetDouble())));
        Assert.Contains("mtbench-sample,-,average,gen,8.35\n", File.ReadAllText(Path.Join(folder, "summary.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OtherDataWithoutAJudge_IsRed()
    {
        var data = Path.Join(suite.NewFolder(), "question.jsonl");
        File.Copy(Path.Join(RepositoryPaths.TinyModel, "data", "mtbench-sample.jsonl"), data);

        (await suite.TestAsync(["--filter", "Dataset=mtbench", "-p:MTBench=" + data])).Red(
            "the test project's own judge is for its own sample, and datasets.mtbench.path is other data (-p:MTBench)");
    }

    private static List<JsonElement> Reference(string name) => Lines(Path.Join(RepositoryPaths.TinyModel, "reference", name)).ToList();

    private static List<JsonElement> Predictions(string folder, string dataset) =>
        [.. Directory.GetFiles(Path.Join(folder, "predictions", dataset)).SelectMany(Lines)];

    private static IEnumerable<JsonElement> Lines(string path) => File.ReadLines(path).Select(line => JsonElement.Parse(line));
}
