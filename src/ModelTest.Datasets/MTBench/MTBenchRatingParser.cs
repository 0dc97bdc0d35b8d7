using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench;

/// <summary>Reads the rating in a judge's reply, such as <c>Rating: [[8]]</c>.</summary>
internal static partial class MTBenchRatingParser
{
    private static readonly Regex OpenCompass = new(PythonText.Pattern(@"Rating:\s*\[\[([\d.]+)\]\]"), RegexOptions.CultureInvariant);

    /// <summary>The rating; neither checks that it is 1 to 10.</summary>
    /// <param name="reply">The judge's reply.</param>
    /// <param name="variant">
    /// Official: the first number in double brackets, else the first in single ones, whatever stands before it. OpenCompass: the first one in
    /// double brackets after <c>Rating:</c>, nothing else.
    /// </param>
    public static Parsed<double> Parse(string reply, JudgeVariant variant) => variant == JudgeVariant.Official
        ? ParseOfficial(reply)
        : ParseOpenCompass(reply);

    private static Parsed<double> ParseOfficial(string reply)
    {
        var match = InDoubleBrackets.Match(reply);
        match = match.Success ? match : InSingleBrackets.Match(reply);
        return !match.Success ? Parsed.Not<double>("no number in brackets.")
            : PythonLiteral.Number(match.Groups[1].Value) is { } rating ? Parsed.Of(rating)
            : NoNumber(match, "FastChat");
    }

    private static Parsed<double> ParseOpenCompass(string reply)
    {
        var match = OpenCompass.Match(reply);
        return !match.Success ? Parsed.Not<double>("no 'Rating: [[number]]'.")
            : double.TryParse(
                PythonDigits.ToAscii(match.Groups[1].Value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rating)
                && double.IsFinite(rating) ? Parsed.Of(rating)
            : NoNumber(match, "OpenCompass");
    }

    private static Parsed<double> NoNumber(Match match, string program) =>
        Parsed.Not<double>($"'{match.Groups[1].Value}' is no number ({program} itself would stop here with an error).");

    // Digits are not given back (?>): a judge that writes nothing but digits would take quadratic time, and what matches is the same.
    [GeneratedRegex(@"\[\[((?>\d+)\.?\d*)\]\]")]
    private static partial Regex InDoubleBrackets { get; }

    [GeneratedRegex(@"\[((?>\d+)\.?\d*)\]")]
    private static partial Regex InSingleBrackets { get; }
}
