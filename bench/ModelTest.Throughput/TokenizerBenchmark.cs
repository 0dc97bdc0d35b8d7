using System.Diagnostics;
using System.Text.Json;
using ModelTest.OnnxRuntime.Tokenization;
using Peer = Microsoft.ML.Tokenizers.SentencePieceTokenizer;

namespace ModelTest.Throughput;

/// <summary>Tokens per second on one core of our tokenizer and of Microsoft.ML.Tokenizers, in turns, on the same texts.</summary>
internal static class TokenizerBenchmark
{
    private const int Rounds = 7;

    /// <summary>Runs the comparison and prints it.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var folder = options.Get("model", Path.Combine("models", "tiny-internlm2"));
        var texts = ReadTexts(options.Get("texts", Path.Combine(folder, "reference", "parity.jsonl")));

        var start = Stopwatch.GetTimestamp();
        var ours = TokenizerLoader.Load(folder);
        var loading = Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{texts.Length} texts, {texts.Sum(t => ours.EncodePlain(t).Length)} tokens, {ours.VocabularySize} pieces, {Rounds} rounds");
        if (!File.Exists(Path.Combine(folder, "tokenizer.model")))
        {
            Print("ModelTest", [.. Enumerable.Range(0, Rounds).Select(_ => Rate(texts, text => ours.EncodePlain(text).Length))], loading);
            return Task.FromResult(0);
        }
        start = Stopwatch.GetTimestamp();
        using var stream = File.OpenRead(Path.Combine(folder, "tokenizer.model"));
        var peer = Peer.Create(stream, addBeginningOfSentence: false, addEndOfSentence: false);
        var peerLoading = Stopwatch.GetElapsedTime(start);

        var different = texts.Count(text => !ours.EncodePlain(text).AsSpan().SequenceEqual([.. peer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false)]));
        var (our, theirs) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            our[round] = Rate(texts, text => ours.EncodePlain(text).Length);
            theirs[round] = Rate(texts, text => peer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false).Count);
        }
        Print("ModelTest", our, loading);
        Print("Microsoft.ML.Tokenizers", theirs, peerLoading);
        Console.WriteLine($"texts with other ids: {different}");
        return Task.FromResult(0);
    }

    private static string[] ReadTexts(string path) => [.. File.ReadLines(path).Select(line =>
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty("text").GetString()!;
    })];

    private static double Rate(string[] texts, Func<string, int> encode)
    {
        // as often as it takes to reach half a second, so that one round is not a single tick of the clock
        var start = Stopwatch.GetTimestamp();
        long tokens = 0;
        do
        {
            foreach (var text in texts)
            {
                tokens += encode(text);
            }
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5);
        return tokens / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Print(string name, double[] rates, TimeSpan loading)
    {
        Array.Sort(rates);
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-24} median {rates[rates.Length / 2] / 1e6,6:F2} M tokens/s ({rates[0] / 1e6:F2} to {rates[^1] / 1e6:F2}), loaded in {loading.TotalMilliseconds:F0} ms"));
    }
}
