using DiffEngine;
using ModelTest.Tests;

namespace ModelTest.EndToEnd.Tests;

/// <summary>A model that got worse is red against the baseline, with the questions it lost; one that was only rounded otherwise is green.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class BaselineRunTests(BenchmarkSuite suite)
{
    private const string Matrix = "model.layers.0.feed_forward.w2.weight";

    private static readonly string[] Subjects =
        ["MODELTEST_datasets__ceval__subjects=antonyms,number_comparison,world_capitals"];

    [Fact]
    public async Task Test_WeightsWithNoise_AreRedWithTheLostQuestionsAndRoundedOnesAreGreen()
    {
        // By variables other than CI, which the child inherits.
        Assert.SkipWhen(BuildServerDetector.Detected, "accepting is for a person's machine, and this is a build server.");
        var baselines = suite.NewFolder();
        var accepted = await suite.RunProgramAsync(
            "Dataset=ceval", null, [.. Subjects, "CI=", "MODELTEST_baselines__accept=true", "MODELTEST_baselines__path=" + baselines, Results()]);
        accepted.Green();
        Assert.Equal(3, Directory.GetFiles(Path.Join(baselines, "ceval-sample"), "*.csv").Length);

        var results = Results();
        var rounded = await suite.RunProgramAsync(
            "Dataset=ceval", null, [.. Subjects, "MODELTEST_baselines__path=" + baselines, "MODELTEST_model=" + Model(m => m.Round(new Random(1))), results]);
        var red = await suite.TestAsync(
            ["--filter", "Dataset=ceval", "-p:Model=" + Model(m => m.AddNoise(2, new Random(2))), "-p:Baselines=" + baselines], [.. Subjects, Results()]);

        rounded.Green();
        Assert.Contains("\"outcome\": \"pass\",\n      \"items\": 120", File.ReadAllText(Path.Join(results.Split('=')[1], "run.json")), StringComparison.Ordinal);
        red.Red("Failed ceval / (baseline)", "lost and ", "a significant loss over all items, p ", "    gold ", " (correct), is ");
        Assert.Matches(@"(?m)^\s+lost \w+ #\d+: .*____", red.Output);
    }

    private string Model(Action<WeightMatrix> change)
    {
        var model = Path.Join(suite.NewFolder(), "tiny-internlm2");
        Directory.CreateDirectory(model);
        foreach (var file in Directory.GetFiles(RepositoryPaths.TinyModel))
        {
            File.Copy(file, Path.Join(model, Path.GetFileName(file)));
        }
        change(new WeightMatrix(Path.Join(model, "model.safetensors"), Matrix));
        return model;
    }

    private string Results() => "MODELTEST_run__results=" + suite.NewFolder();
}
