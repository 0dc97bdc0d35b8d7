using System.Globalization;
using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

/// <summary>The embedded sample, with the embedded model's own replies and judgements.</summary>
public sealed class SampleAlignBenchTests
{
    [Fact]
    public async Task RunAsync_OfTheRecordedReplies_GivesTheReferenceScores()
    {
        var questions = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "data", "alignbench-sample.jsonl"));
        var answers = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "open_predictions.jsonl"));
        var recorded = questions.Zip(answers).ToDictionary(p => p.First.Text("question"), p => p.Second);
        using var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => recorded[p.Turns[^1].Text].Text("reply") },
            Judge = new ScriptedModel
            {
                Reply = p => recorded[p.Turns[^1].Text.Split("用户的提问： ")[1].Split("\n[参考答案开始]")[0]].Text("judge_reply"),
            },
        };

        await run.RunAsync(
            new AlignBenchProvider(), ("datasets:alignbench:path", Path.Combine(RepositoryPaths.TinyModel, "data", "alignbench-sample.jsonl")));

        var means = questions.Zip(answers).GroupBy(p => p.First.Text("category"), p => p.Second.GetProperty("score").GetDouble())
            .ToDictionary(g => $"alignbench-sample-{g.Key}", g => g.Average());
        Assert.Equal(8, means.Count);
        Assert.All(means, m => Assert.Equal(m.Value.ToString("F2", CultureInfo.InvariantCulture), run.Summary()[m.Key]));
        Assert.Equal("6.90", run.Summary()["alignbench-sample"]);
        Assert.All(run.Model.Options, o => Assert.Equal(0, o.Temperature));
    }
}
