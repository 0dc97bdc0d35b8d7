using System.Globalization;
using ModelTest.Judging;

namespace ModelTest.Reporting;

/// <summary>Judgements in words, as reports and snapshots show them.</summary>
internal static class JudgementText
{
    /// <summary>What was read out of it: rating, verdict, ratings by dimension, or why nothing could be.</summary>
    public static string Result(Judgement judgement)
    {
        var grade = judgement.Grade;
        if (grade.Problem is { } problem)
        {
            return $"not parsed: {problem}";
        }
        string?[] parts =
        [
            grade.Verdict.Length > 0 ? grade.Verdict : null,
            grade.Rating is { } rating ? Number(rating) : null,
            grade.Ratings.Count > 0 ? $"({string.Join(", ", grade.Ratings.Select(r => $"{r.Key} {Number(r.Value)}"))})" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    /// <summary>What the judge said; where choices were scored, their log-probabilities.</summary>
    public static string Said(Judgement judgement) => judgement.Choices is { } choices
        ? string.Join('\n', choices.Select(c => $"ln p({c.Key}) = {Number(c.Value)}"))
        : judgement.Reply;

    /// <summary>A number with at most four decimals.</summary>
    public static string Number(double value) => Math.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
