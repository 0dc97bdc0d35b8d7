using System.Diagnostics;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.Prompts;

namespace ModelTest.Throughput;

/// <summary>Long replies, as GSM8K's chains of thought are: every request in flight at once, each with a prompt of its own.</summary>
internal static class GenerateBenchmark
{
    private const string Words = "one two three four five six seven eight nine ten";

    /// <summary>Runs the requests and prints the figures.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var (requests, length, tokens) = (options.GetInteger("requests", 256), options.GetInteger("prompt", 512), options.GetInteger("new", 256));
        await using var model = LocalEngine.Open(ModelOptions.Read(options), new Dictionary<string, MetaTemplate>());
        await model.ReadyAsync();
        var prompts = await Task.WhenAll(Enumerable.Range(0, requests).Select(i => PromptOfAsync(model, i, length)));
        for (var round = 0; round < options.GetInteger("rounds", 1); round++)
        {
            var before = model.Statistics;
            var start = Stopwatch.GetTimestamp();
            var replies = await Task.WhenAll(prompts.Select((p, i) => model.GenerateAsync(
                // Another first word each round: a prompt that was there before is in the cache.
                Prompt.FromUser($"{round} {p}"), new GenerateOptions { MinNewTokens = tokens, MaxNewTokens = tokens })));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var steps = model.Statistics.Steps - before.Steps;
            Console.WriteLine(
                $"{requests} requests of {replies.Average(r => r.PromptTokens):F0} + {tokens} tokens on {model.Info.Device}: {seconds:F2} s, {replies.Sum(r => r.OutputTokens) / seconds:F0} tokens/s, "
                + $"{requests / seconds:F1} requests/s, {steps} steps, {model.Statistics.Preemptions - before.Preemptions} preempted");
        }
        return 0;
    }

    // Words until the prompt is as long as wanted, within a few tokens.
    private static async Task<string> PromptOfAsync(OnnxRuntimeModel model, int index, int length)
    {
        var words = Words.Split(' ');
        var random = new Random(index);
        var text = $"{index}";
        while (await model.CountTokensAsync(Prompt.FromUser(text)) < length - 2)
        {
            text += " " + words[random.Next(words.Length)];
        }
        return text;
    }
}
