using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlignBench;

/// <summary>Reads a judge's reply.</summary>
internal static partial class AlignBenchRatingParser
{
    private const double Highest = 10;

    /// <summary>The dimensions there can be, the overall score among them.</summary>
    internal static readonly HashSet<string> Known = [.. AlignBenchRubric.BuiltIn.Definitions.Keys, AlignBenchRubric.Overall];

    /// <summary>The ratings in a reply.</summary>
    /// <param name="reply">The judge's reply.</param>
    /// <param name="parsing">Whose rules.</param>
    public static Parsed<AlignBenchRating> Parse(string reply, AlignBenchParsing parsing) => parsing switch
    {
        AlignBenchParsing.Official => Official(reply),
        AlignBenchParsing.General => General(reply.Replace("\n", "", StringComparison.Ordinal)),
        AlignBenchParsing.Corrected => CorrectedRatings.Parse(reply),
        _ => BracedRatings.Find(reply) is null ? WithoutBraces(reply) : General(reply),
    };

    private static Parsed<AlignBenchRating> Official(string reply)
    {
        var ratings = BracedRatings.Find(reply) ?? [];
        var score = Overall(ratings);
        if (score is null && OverallAnywhere.Match(reply) is { Success: true } match)
        {
            score = double.Parse(PythonDigits.ToAscii(match.Groups[1].Value), CultureInfo.InvariantCulture);
        }
        return score is { } found && double.IsFinite(found)
            ? Parsed.Of(new AlignBenchRating(found, ratings))
            : NotRated("no '综合得分': n in the reply.");
    }

    private static Parsed<AlignBenchRating> General(string reply)
    {
        if (BracedRatings.Find(reply) is not { } ratings)
        {
            return NotRated("no ratings in braces.");
        }
        // OpenCompass would also search the reply for a score outside the braces, but reads the wrong group of its match and so never finds one.
        return Overall(ratings) is not { } score ? NotRated("no '综合得分': n in the last braces.")
            : ratings.FirstOrDefault(r => !Known.Contains(r.Key)) is { Key: { } unknown } ? NotRated($"the dimension '{unknown}' is unknown.")
            : ratings.FirstOrDefault(r => r.Value > Highest) is { Key: { } over } ? NotRated($"the rating of '{over}' is over 10.")
            : Parsed.Of(new AlignBenchRating(score, ratings));
    }

    private static Parsed<AlignBenchRating> WithoutBraces(string reply)
    {
        if (NamedRatings.Find(reply) is not { Count: > 0 } ratings)
        {
            return NotRated("no ratings in braces, and no dimensions with numbers.");
        }
        if (ratings.FirstOrDefault(r => r.Value is null) is { Key: { } without })
        {
            return NotRated($"no ratings in braces, and no number for '{without}'.");
        }
        return ratings.FirstOrDefault(r => r.Value > Highest) is { Key: { } over }
            ? NotRated($"the rating of '{over}' is over 10.")
            : Parsed.Of(new AlignBenchRating(ratings[^1].Value!.Value, [.. ratings.Select(r => KeyValuePair.Create(r.Key, r.Value!.Value))]));
    }

    private static double? Overall(IReadOnlyList<KeyValuePair<string, double>> ratings) =>
        ratings.Where(r => r.Key == AlignBenchRubric.Overall).Select(r => (double?)r.Value).FirstOrDefault();

    private static Parsed<AlignBenchRating> NotRated(string problem) => Parsed.Not<AlignBenchRating>(problem);

    [GeneratedRegex(@"'综合得分': (\d+(\.\d{1,2})?)")]
    private static partial Regex OverallAnywhere { get; }
}
