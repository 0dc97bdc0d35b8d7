using System.Globalization;
using ModelTest.Recording;
using ModelTest.Reporting.OpenCompass;

namespace ModelTest.Reporting;

/// <summary>Wording that the reports for people share. Scores are shown 0 to 100 with two decimals.</summary>
internal static class ReportText
{
    public static string Points(double? fraction) => fraction is { } score ? PythonNumber.TwoDecimals(score * 100) : "-";

    public static string Interval(double low, double high) => $"{Points(low)} – {Points(high)}";

    public static string Title(RunDocument run) => $"ModelTest: {run.Model?.Name ?? "no model"}";

    /// <summary>The run in one sentence, with what was wrong with it first.</summary>
    public static string Verdict(RunDocument run)
    {
        var totals = run.Totals;
        var count = totals.Passed + totals.Failed;
        var tests = totals.Failed == 0
            ? "all tests passed"
            : string.Create(CultureInfo.InvariantCulture, $"{totals.Failed} of {count} {(count == 1 ? "test" : "tests")} failed");
        var score = Points(totals.Items == 0 ? null : (double)totals.Correct / totals.Items);
        var text = totals.Items > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{totals.Correct} of {totals.Items} items correct ({score}); {tests}.")
            : totals.Failed > 0 ? $"No item was scored; {tests}." : "No item was scored.";
        if (totals.ShotsDropped > 0)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $" {totals.ShotsDropped} items had shots dropped to fit the context of {run.Model?.ContextLength} tokens.");
        }
        return run.Status == RunDocument.Completed ? text : "This run was stopped before its end. " + text;
    }

    /// <summary>What is worth knowing of the run, as names and values.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(RunDocument run)
    {
        if (run.Model is { } model)
        {
            yield return ("model", model.Name);
            yield return ("engine", model.Engine);
            yield return ("device", model.Device);
            yield return ("template", model.Template);
            yield return ("context", string.Create(CultureInfo.InvariantCulture, $"{model.ContextLength} tokens"));
            yield return ("fingerprint", model.Fingerprint);
        }
        yield return ("started", run.Started.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        yield return ("seconds", (run.Seconds ?? 0).ToString("0.0", CultureInfo.InvariantCulture));
        var (prompts, output) = (run.Totals.PromptTokens, run.Totals.OutputTokens);
        yield return ("tokens", string.Create(CultureInfo.InvariantCulture, $"{prompts} in prompts, {output} generated"));
        yield return ("versions", $"ModelTest {run.Versions.Modeltest}, .NET {run.Versions.Dotnet}, {run.Versions.Os}");
    }
}
