using System.Text.RegularExpressions;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MTBench101;

/// <summary>Reads the rating in a judge's reply, such as <c>Rating: [[8]]</c>.</summary>
internal static partial class MTBench101RatingParser
{
    /// <summary>
    /// The first whole number in brackets, whatever stands before it: <c>[1] … Rating: [[9]]</c> is 1, and <c>[[7.5]]</c> is none. It is not checked
    /// that it is 1 to 10.
    /// </summary>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<double> Parse(string reply) =>
        InBrackets.Match(reply) is { Success: true } match && PythonDigits.Integer(match.Groups[1].Value) is var rating && double.IsFinite(rating)
            ? Parsed.Of(rating)
            : Parsed.Not<double>("no whole number in brackets.");

    [GeneratedRegex(@"\[([0-9]+)\]")]
    private static partial Regex InBrackets { get; }
}
