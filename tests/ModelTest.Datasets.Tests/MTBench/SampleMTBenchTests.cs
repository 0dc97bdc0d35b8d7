using System.Globalization;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>The embedded sample, with the embedded model's own replies and judgements.</summary>
public sealed class SampleMTBenchTests
{
    [Fact]
    public async Task RunAsync_OfTheRecordedReplies_GivesTheReferenceScores()
    {
        var file = Path.Combine(RepositoryPaths.TinyModel, "data", "mtbench-sample.jsonl");
        var questions = MTBenchReader.Read(file);
        var recorded = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "mtbench_predictions.jsonl"))
            .Select(r => (Replies: Texts(r, "replies"), Judged: Texts(r, "judge_replies"), Scores: r.GetProperty("scores").EnumerateArray().Select(s => s.GetDouble()).ToArray()))
            .ToArray();
        var replies = questions.Zip(recorded).SelectMany(p => new[]
        {
            (MTBenchPrompts.Ask(p.First).Turns, p.Second.Replies[0]), (MTBenchPrompts.Ask(p.First, p.Second.Replies[0]).Turns, p.Second.Replies[1]),
        }).ToList();
        var judged = questions.Zip(recorded).SelectMany(p => new[]
        {
            (MTBenchPrompts.Single(p.First, 1, p.Second.Replies).Turns, p.Second.Judged[0]), (MTBenchPrompts.Single(p.First, 2, p.Second.Replies).Turns, p.Second.Judged[1]),
        }).ToList();
        using var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => replies.Single(r => r.Turns.SequenceEqual(p.Turns)).Item2 },
            Judge = new ScriptedModel { Reply = p => judged.Single(r => r.Turns.SequenceEqual(p.Turns)).Item2 },
        };

        await run.RunAsync(new MTBenchProvider(), ("datasets:mtbench:path", file));

        Assert.Equal(20, recorded.Length);
        Assert.Equal(Mean(recorded.SelectMany(r => r.Scores)), run.Summary()["mtbench-sample"]);
        Assert.Equal(Mean(recorded.Select(r => r.Scores[0])), run.Summary()["mtbench-sample-turn_1"]);
        Assert.Equal(Mean(recorded.Select(r => r.Scores[1])), run.Summary()["mtbench-sample-turn_2"]);
        Assert.Equal(
            Mean(questions.Zip(recorded).Where(p => p.First.Category == "writing").SelectMany(p => p.Second.Scores)), run.Summary()["mtbench-sample-writing"]);
        Assert.All(run.Model.Options, o => Assert.Equal(0, o.Temperature));
    }

    private static string[] Texts(System.Text.Json.JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

    private static string Mean(IEnumerable<double> scores) => scores.Average().ToString("F2", CultureInfo.InvariantCulture);
}
