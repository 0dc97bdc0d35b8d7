using System.Globalization;
using ModelTest.Recording;
using ModelTest.Reporting.OpenCompass;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Reporting;

/// <summary>Wording that the reports for people share. Scores are shown 0 to 100 with two decimals.</summary>
internal static class ReportText
{
    /// <summary>The name of the facts that are notes.</summary>
    public const string Note = "note";

    public static string Points(double? score, ScoreScale scale) => score is { } known ? PythonNumber.Fixed(known * scale.Factor, scale.Decimals) : "-";

    public static string Interval(Interval? interval, ScoreScale scale) =>
        interval is { } known ? $"{Points(known.Low, scale)} – {Points(known.High, scale)}" : "";

    public static string Title(RunDocument run) => $"ModelTest: {run.Model?.Name ?? "no model"}";

    /// <summary>The run in one sentence, with what was wrong with it first.</summary>
    public static string Verdict(RunDocument run)
    {
        var totals = run.Totals;
        var count = totals.Passed + totals.Failed;
        var tests = totals.Failed == 0
            ? "all tests passed"
            : string.Create(CultureInfo.InvariantCulture, $"{totals.Failed} of {count} {(count == 1 ? "test" : "tests")} failed");
        var text = totals.Items > 0
            ? $"{Items(totals)}; {tests}."
            : totals.Failed > 0 ? $"No item was scored; {tests}." : "No item was scored.";
        if (totals.ShotsDropped > 0)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $" {totals.ShotsDropped} items had shots dropped to fit the context of {run.Model?.ContextLength} tokens.");
        }
        return run.Status == RunDocument.Completed ? text : "This run was stopped before its end. " + text;
    }

    /// <summary>Right items over all items; null where all are judged.</summary>
    public static double? Accuracy(RunTotals totals) =>
        totals.Items - (totals.Judged ?? 0) is > 0 and var items ? (double)totals.Correct / items : null;

    /// <summary>What is worth knowing of the run, as names and values.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(RunDocument run)
    {
        if (run.Model is { } model)
        {
            yield return ("model", model.Name);
            yield return ("engine", model.Engine);
            yield return ("device", model.Device);
            yield return ("template", model.Template);
            yield return ("context", model.ContextLength == int.MaxValue
                ? "not known"
                : string.Create(CultureInfo.InvariantCulture, $"{model.ContextLength} tokens"));
            yield return ("fingerprint", model.Fingerprint);
        }
        if (run.Judge is { } judge)
        {
            yield return ("judge", $"{judge.Name} ({judge.Engine}, {judge.Device})");
            yield return ("judge's fingerprint", judge.Fingerprint);
        }
        if (run.Judging is { } judging)
        {
            yield return ("judging", string.Create(
                CultureInfo.InvariantCulture,
                $"{judging.Judgements} judgements ({judging.JudgementsReused} reused), {judging.Unparsed} unparsed, {judging.Errors} errors; "
                + $"{judging.Replies} replies ({judging.RepliesReused} reused)"));
        }
        yield return ("started", run.Started.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        yield return ("seconds", (run.Seconds ?? 0).ToString("0.0", CultureInfo.InvariantCulture));
        var (prompts, output) = (run.Totals.PromptTokens, run.Totals.OutputTokens);
        yield return ("tokens", string.Create(CultureInfo.InvariantCulture, $"{prompts} in prompts, {output} generated"));
        foreach (var note in run.Notes ?? [])
        {
            yield return (Note, note);
        }
        if (run.Judging is { } calls)
        {
            yield return ("judge's tokens", string.Create(
                CultureInfo.InvariantCulture, $"{calls.JudgePromptTokens} in prompts, {calls.JudgeOutputTokens} generated"));
        }
        yield return ("versions", $"ModelTest {run.Versions.Modeltest}, .NET {run.Versions.Dotnet}, {run.Versions.Os}");
    }

    private static string Items(RunTotals totals)
    {
        var judged = totals.Judged ?? 0;
        var graded = string.Create(CultureInfo.InvariantCulture, $"{judged} {(judged == 1 ? "item" : "items")} judged");
        var items = totals.Items - judged;
        var answered = string.Create(
            CultureInfo.InvariantCulture, $"{totals.Correct} of {items} items correct ({Points(Accuracy(totals), ScoreScale.Accuracy)})");
        var unparsed = judged > 0 && totals.Unparsed > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {totals.Unparsed} unparsed")
            : "";
        return judged == 0 ? answered : items == 0 ? graded + unparsed : $"{answered}, {graded}{unparsed}";
    }
}
