using System.Diagnostics;
using System.Text.Json;
using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.Throughput;

/// <summary>Compares ids and decoded texts with those that another implementation wrote down.</summary>
internal static class TokenizerCheck
{
    private const int Shown = 10;

    /// <summary>The command: a line of the file has a text, its ids, and, if given, the text that decoding the ids gives.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var start = Stopwatch.GetTimestamp();
        var tokenizer = TokenizerLoader.Load(options.Get("model", Path.Combine("models", "tiny-internlm2")));
        var loading = Stopwatch.GetElapsedTime(start);
        var (texts, tokens, wrong, wrongTexts) = (0, 0L, 0, 0);
        var encoding = TimeSpan.Zero;
        foreach (var line in File.ReadLines(options.Get("texts", "golden.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            int[] expected = [.. row.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            start = Stopwatch.GetTimestamp();
            var actual = tokenizer.Encode(text);
            encoding += Stopwatch.GetElapsedTime(start);
            (texts, tokens) = (texts + 1, tokens + actual.Length);
            // Whether a text gets a begin token, and a second one, is transformers' decision and not the tokenizer's.
            if (!WithoutBegin(actual, tokenizer.BosId).SequenceEqual(WithoutBegin(expected, tokenizer.BosId)) && wrong++ < Shown)
            {
                Console.WriteLine($"{JsonSerializer.Serialize(text)}\n  expected {string.Join(' ', expected.Take(40))}\n  found    {string.Join(' ', actual.Take(40))}");
            }
            if (row.RootElement.TryGetProperty("decoded", out var decoded) && tokenizer.Decode(expected) is var back && back != decoded.GetString() && wrongTexts++ < Shown)
            {
                Console.WriteLine($"{string.Join(' ', expected.Take(40))}\n  expected {decoded.GetRawText()}\n  found    {JsonSerializer.Serialize(back)}");
            }
        }
        Console.WriteLine(FormattableString.Invariant(
            $"{texts} texts, {tokens} tokens: {wrong} with other ids, {wrongTexts} with another decoded text; loaded in {loading.TotalMilliseconds:F0} ms, {tokens / encoding.TotalSeconds / 1e6:F2} M tokens/s"));
        return Task.FromResult(wrong + wrongTexts == 0 && texts > 0 ? 0 : 1);
    }

    private static ReadOnlySpan<int> WithoutBegin(int[] ids, int? begin) => begin is { } id ? ids.AsSpan().TrimStart(id) : ids;
}
