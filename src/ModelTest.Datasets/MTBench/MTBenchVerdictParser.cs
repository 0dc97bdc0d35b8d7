using System.Text.RegularExpressions;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench;

/// <summary>Reads the verdict in a judge's reply, such as <c>[[A]]</c>.</summary>
internal static partial class MTBenchVerdictParser
{
    // FastChat's TIE_DELTA.
    private const double MostInATie = 0.1;

    private static readonly Regex TwoInDoubleBrackets = Two(@"\[\[(\d+\.?\d*),\s?(\d+\.?\d*)\]\]");

    private static readonly Regex TwoInSingleBrackets = Two(@"\[(\d+\.?\d*),\s?(\d+\.?\d*)\]");

    /// <summary>The verdict.</summary>
    /// <param name="reply">The judge's reply.</param>
    /// <param name="variant">
    /// Official: A where the reply has <c>[[A]]</c> anywhere, else B, else C for a tie; the order in the reply does not matter. OpenCompass: the
    /// first brackets that hold nothing but the letters A to C, single ones too.
    /// </param>
    public static Parsed<MTBenchVerdict> Parse(string reply, JudgeVariant variant) => variant == JudgeVariant.Official
        ? ParseOfficial(reply)
        : ParseOpenCompass(reply);

    /// <summary>Without the slips of both: the last verdict in double brackets, so that what the judge considers before it does not count.</summary>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<MTBenchVerdict> ParseLast(string reply) => InDoubleBrackets.Matches(reply).LastOrDefault()?.Groups[1].Value switch
    {
        "A" => Parsed.Of(MTBenchVerdict.A),
        "B" => Parsed.Of(MTBenchVerdict.B),
        "C" => Parsed.Of(MTBenchVerdict.Tie),
        _ => Parsed.Not<MTBenchVerdict>("no [[A]], [[B]] or [[C]]."),
    };

    /// <summary>FastChat's other format, which none of its prompts asks for: two ratings such as <c>[[8, 7.5]]</c>.</summary>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<MTBenchVerdict> ParseTwoRatings(string reply)
    {
        var match = TwoInDoubleBrackets.Match(reply);
        match = match.Success ? match : TwoInSingleBrackets.Match(reply);
        return !match.Success ? Parsed.Not<MTBenchVerdict>("no two numbers in brackets.")
            : PythonLiteral.Number(match.Groups[1].Value) is { } a && PythonLiteral.Number(match.Groups[2].Value) is { } b ? Parsed.Of(Compare(a, b))
            : Parsed.Not<MTBenchVerdict>($"'{match.Value}' are no two numbers (FastChat itself would stop here with an error).");
    }

    /// <summary>The verdict that two ratings make: a tie up to a difference of 0.1.</summary>
    /// <param name="a">Assistant A's.</param>
    /// <param name="b">Assistant B's.</param>
    public static MTBenchVerdict Compare(double a, double b) =>
        Math.Abs(a - b) <= MostInATie ? MTBenchVerdict.Tie : a > b ? MTBenchVerdict.A : MTBenchVerdict.B;

    private static Parsed<MTBenchVerdict> ParseOfficial(string reply) =>
        Has(reply, "[[A]]") ? Parsed.Of(MTBenchVerdict.A)
        : Has(reply, "[[B]]") ? Parsed.Of(MTBenchVerdict.B)
        : Has(reply, "[[C]]") ? Parsed.Of(MTBenchVerdict.Tie)
        : Parsed.Not<MTBenchVerdict>("no [[A]], [[B]] or [[C]].");

    private static Parsed<MTBenchVerdict> ParseOpenCompass(string reply) => Letters.Match(reply).Groups[1].Value switch
    {
        "A" => Parsed.Of(MTBenchVerdict.A),
        "B" => Parsed.Of(MTBenchVerdict.B),
        "C" => Parsed.Of(MTBenchVerdict.Tie),
        "" => Parsed.Not<MTBenchVerdict>("no [A], [B] or [C]."),
        // OpenCompass counts the item with the result of the one before it.
        var several => Parsed.Not<MTBenchVerdict>($"[{several}] is no verdict."),
    };

    private static bool Has(string reply, string verdict) => reply.Contains(verdict, StringComparison.Ordinal);

    private static Regex Two(string pattern) => new(PythonText.Pattern(pattern), RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\[\[([ABC])\]\]")]
    private static partial Regex InDoubleBrackets { get; }

    [GeneratedRegex(@"\[([A-C]+)\]")]
    private static partial Regex Letters { get; }
}
