using System.Diagnostics;
using System.Text.Json;
using ModelTest.Datasets.CEval;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Throughput;

/// <summary>All of C-Eval through the engine, every question in flight at once: seconds, questions/s, tokens computed and shared.</summary>
internal static class CEvalBenchmark
{
    /// <summary>
    /// Runs the dataset and prints the figures, as often as --rounds says; with --compare also without sharing, with --budgets at other token budgets, in the same run,
    /// and says how many answers differ.
    /// </summary>
    public static async Task<int> RunAsync(Options options)
    {
        var data = options.Get("data", Path.Combine("models", "tiny-internlm2", "data", "ceval-sample"));
        var settings = new CEvalSettings
        {
            Path = Path.GetFullPath(data),
            Mode = options.Get("mode", "gen"),
            Shots = options.GetInteger("shots", 5),
        };
        var (seconds, answers) = await MeasureAsync(settings, options, ModelOptions.Read(options));
        for (var round = 1; round < options.GetInteger("rounds", 1); round++)
        {
            var (again, others) = await MeasureAsync(settings, options, ModelOptions.Read(options));
            Console.WriteLine($"round {round + 1}: {Differences(answers, others)}");
            seconds = Math.Min(seconds, again);
        }
        if (options.Get("compare", "no") == "yes")
        {
            var model = ModelOptions.Read(options);
            model.SharePrefixes = false;
            var (plain, others) = await MeasureAsync(settings, options, model);
            Console.WriteLine($"sharing prefixes is {plain / seconds:F2} times as fast; {Differences(answers, others)}");
        }
        foreach (var budget in options.GetIntegers("budgets", []))
        {
            var model = ModelOptions.Read(options);
            model.TokenBudget = budget;
            var (_, others) = await MeasureAsync(settings, options, model);
            Console.WriteLine($"token budget {budget}: {Differences(answers, others)}");
        }
        return 0;
    }

    private static async Task<(double Seconds, List<ItemResult> Results)> MeasureAsync(CEvalSettings settings, Options options, ModelSettings modelSettings)
    {
        // A random model hardly ever ends a reply, of which the first letter counts.
        modelSettings.Generation.MaxNewTokens = options.GetInteger("new", modelSettings.Generation.MaxNewTokens);
        var start = Stopwatch.GetTimestamp();
        await using var model = LocalEngine.Open(modelSettings, new Dictionary<string, MetaTemplate>());
        await model.ReadyAsync();
        var loaded = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var dataset = new CEvalProvider().Open(settings);
        var limit = options.GetInteger("limit", int.MaxValue);
        var subjects = dataset.Subjects.Where(s => options.Get("subject", s.Name) == s.Name).ToList();
        start = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(subjects.SelectMany(s => dataset.ReadItems(s).Take(limit).Select(i => dataset.EvaluateAsync(s, i, model))).ToList());
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var statistics = model.Statistics;
        Console.WriteLine(
            $"{dataset.Name} {dataset.Mode} on {model.Info.Device}, {subjects.Count} subjects, {results.Length} questions, "
            + $"sharing {(modelSettings.SharePrefixes ? "on" : "off")}");
        Console.WriteLine(
            $"  load {loaded:F2} s, run {seconds:F2} s, {results.Length / seconds:F1} questions/s; correct {results.Count(r => r.Outcome == Outcome.Correct)}, "
            + $"unparsed {results.Count(r => r.Outcome == Outcome.Unparsed)}, errors {results.Count(r => r.Outcome == Outcome.Error)}");
        Console.WriteLine(
            $"  {statistics.Steps} steps, {statistics.ComputedTokens} tokens computed, {statistics.ReusedTokens} reused, "
            + $"{statistics.Preemptions} preempted, {statistics.ComputedTokens / seconds:F0} tokens/s");
        Console.WriteLine($"  peak memory {Memory.PeakMebibytes()} MiB");
        if (options.Get("prompts", "") is { Length: > 0 } file)
        {
            await WritePromptsAsync(file, modelSettings.Path, results);
        }
        return (seconds, [.. results]);
    }

    // For peers: what the model was asked, in its tokens.
    private static async Task WritePromptsAsync(string file, string model, IEnumerable<ItemResult> results)
    {
        var tokenizer = SentencePieceTokenizer.Load(model);
        await using var lines = new StreamWriter(file);
        foreach (var result in results)
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(tokenizer.Encode(MetaTemplate.InternLM2.RenderOpen(result.Prompt!))));
        }
    }

    private static string Differences(List<ItemResult> one, List<ItemResult> other)
    {
        var same = one.Zip(other).Count(p => p.First.Reply == p.Second.Reply && p.First.Prediction == p.Second.Prediction);
        return $"{same} of {one.Count} answers are the same";
    }
}
