using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlignBench;

/// <summary>Reads ratings as AlignBench's prompt asks for them, without the slips of its script and of OpenCompass.</summary>
internal static partial class CorrectedRatings
{
    private const double Lowest = 1;

    private const double Highest = 10;

    /// <summary>The ratings after the last opening brace, or, where these lack the overall score, in the whole reply; of two the later counts.</summary>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<AlignBenchRating> Parse(string reply)
    {
        var ratings = Find(reply[Math.Max(0, reply.LastIndexOf('{'))..]);
        ratings = ratings.ContainsKey(AlignBenchRubric.Overall) ? ratings : Find(reply);
        return !ratings.TryGetValue(AlignBenchRubric.Overall, out var score) ? Parsed.Not<AlignBenchRating>("no number for 综合得分.")
            : ratings.FirstOrDefault(r => r.Value is < Lowest or > Highest) is { Key: { } name } ? Parsed.Not<AlignBenchRating>(
                $"the rating of '{name}' is not from 1 to 10.")
            : Parsed.Of(new AlignBenchRating(score, [.. ratings]));
    }

    private static OrderedDictionary<string, double> Find(string text)
    {
        var ratings = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var groups in Pair.Matches(text).Select(m => m.Groups).Where(g => AlignBenchRatingParser.Known.Contains(g[1].Value)))
        {
            ratings[groups[1].Value] = double.Parse(groups[2].Value, CultureInfo.InvariantCulture);
        }
        return ratings;
    }

    [GeneratedRegex("""(\p{Lo}+)['"’”]?\s*[:：]\s*([0-9]+(?:\.[0-9]+)?)""")]
    private static partial Regex Pair { get; }
}
