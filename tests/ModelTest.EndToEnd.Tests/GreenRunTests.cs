using System.Text.Json;

namespace ModelTest.EndToEnd.Tests;

[Collection(SecondEndToEndCollection.Name)]
public sealed class GreenRunTests(BenchmarkSuite suite)
{
    private const string Few = "MODELTEST_datasets__ceval__limit=2";

    private static readonly string[] Files = ["report.html", "run.json", "subjects.csv", "summary.csv", "summary.md", "summary.txt"];

    [Fact]
    public async Task Test_Default_PrintsARowPerSubjectAndLeavesTheFiles()
    {
        var result = (await suite.TestAsync(["--filter", "Dataset=ceval"], Few)).Green();

        Assert.Equal(16, System.Text.RegularExpressions.Regex.Count(result.Output, @"(?m)^  ceval-sample .* pass\s*$"));
        Assert.Contains("ModelTest: tiny-internlm2, onnxruntime ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Passed:    16", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
        // Without a setting the results are in a new folder under the one the command ran in.
        var folder = result.Output.Split('\n').Single(l => l.StartsWith("Results: ", StringComparison.Ordinal))["Results: ".Length..].Trim();
        Assert.StartsWith(Path.Join(suite.Folder, "TestResults", "modeltest"), folder, StringComparison.Ordinal);
        AssertFiles(folder, 16);
    }

    [Fact]
    public async Task Run_WithoutVsTest_PrintsTheTableAndLeavesTheSameFiles()
    {
        var results = suite.NewFolder();

        var result = (await suite.RunAsync(Few, "MODELTEST_run__results=" + results)).Green();

        Assert.Contains("Results: " + results, result.Output, StringComparison.Ordinal);
        Assert.Contains("idiom_completion", result.Output, StringComparison.Ordinal);
        // The judged samples have eight subjects each.
        AssertFiles(results, 16 + 8 + 8);
    }

    [Fact]
    public async Task Test_List_NamesTheSubjectsWithoutAModel()
    {
        var result = (await suite.TestAsync(["--list-tests", "--filter", "Category=STEM", "-p:Model=nowhere"])).Green();

        Assert.Contains("    ceval / number_sequences\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("idiom_completion", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Doctor_PrintsWhatItFoundOfModelJudgeAndData()
    {
        var result = (await suite.TestAsync(["--filter", "Doctor"])).Green();

        var output = result.Output.ReplaceLineEndings("\n");
        Assert.Contains("doctor / model\nok       tiny-internlm2: onnxruntime ", output, StringComparison.Ordinal);
        Assert.Contains("doctor / judge\nok       tiny-internlm2: ", output, StringComparison.Ordinal);
        Assert.Contains("doctor / ceval\nok       ceval-sample: 640 items in 16 subjects, mode gen\nok       every prompt fits the model\n", output, StringComparison.Ordinal);
        Assert.Contains("Passed:     5", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Results: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_FilterForOtherTests_IsGreenWithNothingRun()
    {
        var result = (await suite.TestAsync(["--filter", "Category=Unit"])).Green();

        Assert.Contains("No test matches", result.Output, StringComparison.Ordinal);
    }

    private static void AssertFiles(string folder, int subjects)
    {
        Assert.Equal(Files, Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order());
        Assert.Equal(subjects + 1, File.ReadLines(Path.Join(folder, "subjects.csv")).Count());
        Assert.Equal("dataset,version,metric,mode,tiny-internlm2", File.ReadLines(Path.Join(folder, "summary.csv")).First());
        var predictions = Directory.GetFiles(Path.Join(folder, "predictions", "ceval-sample"));
        Assert.Equal(16, predictions.Length);
        Assert.All(predictions, file => Assert.All(File.ReadLines(file), line => JsonDocument.Parse(line).Dispose()));
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Join(folder, "run.json")));
        Assert.Equal("completed", run.RootElement.GetProperty("status").GetString());
    }
}
