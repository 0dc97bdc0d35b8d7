using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Judging.Calibration;

/// <summary>A label and what the judge made of the same.</summary>
/// <param name="Label">The label.</param>
internal sealed record LabelledJudgement(CalibrationLabel Label)
{
    /// <summary>The judge's rating; null: none was read, or the label is a verdict.</summary>
    public double? Rating { get; private init; }

    /// <summary>The judge's verdict; empty: none was read, or the label is a rating.</summary>
    public string Verdict { get; private init; } = "";

    /// <summary>What the judge said; empty where the label is of a whole item with several judgements.</summary>
    public string Reply { get; private init; } = "";

    /// <summary>Why nothing could be read out of the judge's reply; null: something was.</summary>
    public string? Unparsed { get; private init; }

    /// <summary>Why there is nothing to compare with the label; null: there is.</summary>
    public string? Error { get; private init; }

    /// <summary>Whether the judgement can be compared with the label.</summary>
    public bool IsRead => Error is null && Unparsed is null;

    /// <summary>How far the rating is from the label; of verdicts 0 for the same and 1 for another.</summary>
    public double Distance => Label.Rating is { } rating ? Math.Abs(rating - (Rating ?? double.NaN)) : SameVerdict ? 0 : 1;

    private bool SameVerdict => Verdict.Equals(Label.Verdict, StringComparison.OrdinalIgnoreCase);

    /// <summary>The judgement that a label is about.</summary>
    /// <param name="label">The label.</param>
    /// <param name="item">The judged item.</param>
    /// <param name="name">The judgement's name; null: the item's only one, or the item as a whole.</param>
    public static LabelledJudgement Of(CalibrationLabel label, ItemResult item, string? name)
    {
        var named = name is not null ? item.Judgements.FirstOrDefault(j => j.Name == name)
            : item.Judgements is [var only] ? only
            : null;
        if (named is not null)
        {
            return Of(label, named.Grade.Problem, named.Rating, named.Verdict) with { Reply = named.Reply };
        }
        if (item.Error is not null || item.Judgements.Count == 0)
        {
            return new LabelledJudgement(label) { Error = item.Error ?? "the dataset asked for no judgement." };
        }
        if (name is not null)
        {
            return new LabelledJudgement(label)
            {
                Error = $"{label.Where}: the item has no judgement '{name}'. Fix: {Nearest.Suggest(name, [.. item.Judgements.Select(j => j.Name)])}",
            };
        }
        var lost = item.Score is null ? item.Judgements.FirstOrDefault(j => !j.Grade.IsParsed)?.Grade.Problem : null;
        return Of(label, lost, item.Score, item.Prediction);
    }

    private static LabelledJudgement Of(CalibrationLabel label, string? problem, double? rating, string verdict)
    {
        var result = new LabelledJudgement(label) { Unparsed = problem };
        if (problem is not null)
        {
            return result;
        }
        if (label.Rating is null)
        {
            return verdict.Length > 0 ? result with { Verdict = verdict } : result with { Error = Other(label, "a verdict", "rating") };
        }
        return rating is not null ? result with { Rating = rating } : result with { Error = Other(label, "a rating", "verdict") };
    }

    private static string Other(CalibrationLabel label, string what, string given) =>
        $"{label.Where}: the label is {what}, and the judge gives none here. Fix: give the right one as '{given}', or name the judgement in 'name'.";
}
