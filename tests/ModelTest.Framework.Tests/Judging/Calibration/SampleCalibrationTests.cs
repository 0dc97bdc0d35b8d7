using System.Text.Json.Nodes;

namespace ModelTest.Tests.Judging.Calibration;

/// <summary>The embedded model as a judge: its recorded replies to the judge sample against the sample's labels.</summary>
public sealed class SampleCalibrationTests
{
    private static readonly Dictionary<string, string> Replies = Lines("reference", "judge_predictions.jsonl")
        .ToDictionary(l => Text(l, "id"), l => Text(l, "reply"));

    private static readonly List<JsonNode> Sample = [.. Lines("data", "judge-sample.jsonl")];

    private static readonly Dictionary<string, string> ByPrompt =
        Sample.ToDictionary(s => s["messages"]!.AsArray()[^1]!["content"]!.GetValue<string>(), s => Replies[Text(s, "id")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Counted by a script of its own from the two files.
    [Fact]
    public async Task RunAsync_JudgeSample_GivesTheCountedAgreement()
    {
        using var suite = new CalibrationSuite(prompt => ByPrompt.GetValueOrDefault(prompt, "[[7]]"), new SampleDataset());
        suite.Write([.. Sample.Select(Label)]);

        var (_, judge, quality) = await suite.RunAsync(
            Cancel, ("gates:judge:minimum_agreement", "0.95"), ("gates:judge:minimum_kappa", "0.92"), ("gates:judge:maximum_unparsed", "0"));

        Assert.Null(judge.Failure);
        var (ratings, verdicts) = (quality["agreement"]![0]!, quality["agreement"]![1]!);
        Assert.Equal((80, 76 / 80d, 76 / 80d), (ratings["count"]!.GetValue<int>(), Number(ratings, "exact"), Number(ratings, "within_one")));
        Assert.Equal(0.9369209540705696, Number(ratings, "kappa"), 12);
        Assert.Equal(0.9758896088519579, Number(ratings, "quadratic_kappa"), 12);
        Assert.Equal((40, 38 / 40d), (verdicts["count"]!.GetValue<int>(), Number(verdicts, "exact")));
        Assert.Equal(0.9227053140096618, Number(verdicts, "kappa"), 12);
    }

    [Fact]
    public async Task RunAsync_JudgeSampleAboveWhatItReaches_ListsItsSixMistakes()
    {
        using var suite = new CalibrationSuite(prompt => ByPrompt.GetValueOrDefault(prompt, "[[7]]"), new SampleDataset());
        suite.Write([.. Sample.Select(Label)]);

        var (_, judge, _) = await suite.RunAsync(Cancel, ("gates:judge:minimum_agreement", "0.99"));

        Assert.Contains("agreement 0.9500, below the minimum 0.99: 76 of 80 ratings are within 1 of their labels", judge.Failure, StringComparison.Ordinal);
        Assert.Contains("agreement 0.9500, below the minimum 0.99: 38 of 40 verdicts are the same", judge.Failure, StringComparison.Ordinal);
        Assert.Contains("Worst disagreements:\n  align, line 32: label 8, judge 4", judge.Failure, StringComparison.Ordinal);
        Assert.Contains("\n  … 1 more\n", judge.Failure, StringComparison.Ordinal);
    }

    private static JsonObject Label(JsonNode sample)
    {
        var label = new JsonObject
        {
            ["dataset"] = "sample", ["subject"] = Text(sample, "id").Split('-')[0], ["prompt"] = sample["messages"]!.DeepClone(),
        };
        label[sample["verdict"] is null ? "rating" : "verdict"] = (sample["verdict"] ?? sample["score"])!.DeepClone();
        return label;
    }

    private static IEnumerable<JsonNode> Lines(string folder, string file) =>
        File.ReadLines(Path.Join(RepositoryPaths.TinyModel, folder, file)).Select(l => JsonNode.Parse(l)!);

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();

    private static double Number(JsonNode node, string key) => node[key]!.GetValue<double>();
}
