using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Lengths of answers in tokens of GPT-4's and GPT-3.5's tokenizer, cl100k_base, as Arena-Hard v0.1 counts them.</summary>
internal static partial class AnswerTokens
{
    // Slow to make; any number of threads may use it.
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("cl100k_base"));

    /// <summary><c>len(encode(text, disallowed_special=()))</c>: a special token's name in the text, such as that of the end, is text.</summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text) => InsideNames().Split(text).Sum(part => Tokenizer.Value.CountTokens(part));

    /// <summary>The mean count; NaN without texts.</summary>
    /// <param name="texts">The texts.</param>
    public static double Average(IEnumerable<string> texts) => texts.Select(t => (double)Count(t)).DefaultIfEmpty(double.NaN).Average();

    // The tokenizer always takes names of special tokens as these. Between the sign and a letter no token ever reaches, so that a cut there, which
    // breaks the names, leaves all others as they are.
    [GeneratedRegex(@"(?<=<\|)(?=[a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex InsideNames();
}
