using System.Globalization;
using ModelTest.Scoring;

namespace ModelTest.Gates;

/// <summary>How many items had which outcome, in words.</summary>
internal static class ItemCounts
{
    /// <summary>The counts: of judged items how many were scored, of others how many were right and wrong.</summary>
    /// <param name="results">The subjects, all of one scale.</param>
    public static string Of(IReadOnlyCollection<SubjectResult> results)
    {
        if (results.Any(r => r.IsOnlyAsked))
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"{results.Sum(r => r.Items.Count - r.Errors)} replied, {results.Sum(r => r.Errors)} errors");
        }
        var first = results.All(r => r.Scale.IsAccuracy)
            ? string.Create(CultureInfo.InvariantCulture, $"{results.Sum(r => r.Correct)} correct, {results.Sum(r => r.Wrong)} wrong")
            : string.Create(CultureInfo.InvariantCulture, $"{results.Sum(r => r.Scored)} scored");
        return first + string.Create(CultureInfo.InvariantCulture, $", {results.Sum(r => r.Unparsed)} unparsed, {results.Sum(r => r.Errors)} errors");
    }
}
