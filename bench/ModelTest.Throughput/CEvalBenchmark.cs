using System.Diagnostics;
using ModelTest.Datasets.CEval;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Throughput;

/// <summary>All of C-Eval through the engine, every question in flight at once: seconds, questions/s, tokens computed and shared.</summary>
internal static class CEvalBenchmark
{
    /// <summary>Runs the dataset and prints the figures; with --compare also without sharing, in the same run.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var data = options.Get("data", Path.Combine("models", "tiny-internlm2", "data", "ceval-sample"));
        var settings = new CEvalSettings
        {
            Path = Path.GetFullPath(data),
            Mode = options.Get("mode", "gen"),
            Shots = options.GetInteger("shots", 5),
        };
        var seconds = await MeasureAsync(settings, options, share: true);
        if (options.Get("compare", "no") == "yes")
        {
            var plain = await MeasureAsync(settings, options, share: false);
            Console.WriteLine($"sharing prefixes is {plain / seconds:F2} times as fast");
        }
        return 0;
    }

    private static async Task<double> MeasureAsync(CEvalSettings settings, Options options, bool share)
    {
        var start = Stopwatch.GetTimestamp();
        var model = LocalEngine.Open(
            new ModelSettings
            {
                Path = Path.GetFullPath(options.Get("model", Path.Combine("models", "tiny-internlm2"))),
                SharePrefixes = share,
                TokenBudget = options.GetInteger("budget", 0),
            },
            new Dictionary<string, MetaTemplate>());
        await using var opened = model;
        await model.ReadyAsync();
        var loaded = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var dataset = new CEvalProvider().Open(settings);
        var limit = options.GetInteger("limit", int.MaxValue);
        var subjects = dataset.Subjects.Where(s => options.Get("subject", s.Name) == s.Name).ToList();
        var tests = subjects.SelectMany(s => dataset.ReadItems(s).Take(limit).Select(i => dataset.EvaluateAsync(s, i, model))).ToList();
        var results = await Task.WhenAll(tests);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var statistics = model.Statistics;
        var correct = results.Count(r => r.Outcome == Outcome.Correct);
        Console.WriteLine($"{dataset.Name} {dataset.Mode}, {subjects.Count} subjects, {results.Length} questions, sharing {(share ? "on" : "off")}");
        Console.WriteLine(
            $"  load {loaded:F2} s, run {seconds:F2} s, {results.Length / seconds:F1} questions/s; correct {correct}, "
            + $"unparsed {results.Count(r => r.Outcome == Outcome.Unparsed)}, errors {results.Count(r => r.Outcome == Outcome.Error)}");
        Console.WriteLine(
            $"  {statistics.Steps} steps, {statistics.ComputedTokens} tokens computed, {statistics.ReusedTokens} reused, "
            + $"{statistics.Preemptions} preempted, {statistics.ComputedTokens / seconds:F0} tokens/s");
        Console.WriteLine($"  peak memory {Memory.PeakMebibytes()} MiB");
        return seconds;
    }
}
