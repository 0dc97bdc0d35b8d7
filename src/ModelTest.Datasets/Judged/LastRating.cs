using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelTest.Datasets.Judged;

/// <summary>Reads a rating as the prompts of MT-Bench and MT-Bench-101 ask for it, without the slips of their own parsers.</summary>
internal static partial class LastRating
{
    private const double Lowest = 1;

    private const double Highest = 10;

    /// <summary>The last number in double brackets; it must be from 1 to 10.</summary>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<double> Parse(string reply) =>
        InDoubleBrackets.Matches(reply).LastOrDefault() is not { } match ? Parsed.Not<double>("no number in double brackets.")
        : double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= Lowest and <= Highest and var rating ? Parsed.Of(rating)
        : Parsed.Not<double>($"the rating {match.Groups[1].Value} is not from 1 to 10.");

    [GeneratedRegex(@"\[\[\s*([0-9]+(?:\.[0-9]+)?)\s*(?:/\s*10\s*)?\]\]")]
    private static partial Regex InDoubleBrackets { get; }
}
