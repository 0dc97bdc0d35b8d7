using System.Globalization;
using System.Text;
using ModelTest.Judging.Calibration;
using ModelTest.Judging.Quality;

namespace ModelTest.Gates;

/// <summary>The judgements to look at where a judge is not good enough.</summary>
internal static class JudgeFaults
{
    private const int MostLines = 5;
    private const int MostText = 100;
    private const int MostError = 400;

    /// <summary>
    /// Appends labels without a judgement, the worst disagreements, the pairs with two verdicts and what could not be read; the first of each.
    /// </summary>
    public static void Append(StringBuilder text, JudgeQuality quality)
    {
        List(
            text,
            "Labels without a judgement",
            quality.Labelled.Where(l => l.Error is not null),
            l => $"{Place(l)}: {LostItem.Shorten(l.Error!, MostError)}");
        List(
            text,
            "Worst disagreements",
            quality.Labelled.Where(l => l.IsRead && l.Distance > 0).OrderByDescending(l => l.Distance).ThenBy(l => l.Label.Line),
            l => $"{Place(l)}: label {Label(l)}, judge {(l.Rating is { } rating ? Number(rating) : l.Verdict)}{Said(l.Reply)}"
                + $" ({Path.GetFileName(l.Label.Where)})");
        List(
            text,
            "Pairs that are judged by their order",
            quality.Pairs.Where(p => p.SwappedScore is { } swapped && JudgedPair.Winner(p.Score) != JudgedPair.Winner(swapped)),
            p => $"{p.Subject} #{p.Item}: the same reply got {Number(p.Score)} shown first ({p.Game})"
                + $" and {Number(p.SwappedScore!.Value)} shown second ({p.SwappedGame})");
        List(
            text,
            "Judgements that could not be read",
            quality.Unparsed.Select(u => $"{u.Subject} #{u.Item}, {u.Judgement.Name}: {u.Judgement.Grade.Problem}{Said(u.Judgement.Reply)}")
                .Concat(quality.Labelled.Where(l => l.Unparsed is not null && !l.Label.IsOfRun).Select(l => $"{Place(l)}: {l.Unparsed}{Said(l.Reply)}")),
            line => line);
    }

    private static void List<T>(StringBuilder text, string heading, IEnumerable<T> faults, Func<T, string> line)
    {
        var all = faults.ToList();
        if (all.Count == 0)
        {
            return;
        }
        text.Append(heading).Append(":\n");
        foreach (var fault in all.Take(MostLines))
        {
            text.Append("  ").Append(line(fault)).Append('\n');
        }
        if (all.Count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  … {all.Count - MostLines} more\n");
        }
    }

    private static string Place(LabelledJudgement judged) =>
        $"{judged.Label.Subject}{(judged.Label.Item.Length > 0 ? " #" : ", ")}{judged.Label.Id}"
        + (judged.Label.Judgement is { } name ? $", {name}" : "");

    private static string Label(LabelledJudgement judged) => judged.Label.Rating is { } rating ? Number(rating) : judged.Label.Verdict;

    private static string Said(string reply) => reply.Length == 0 ? "" : $", in '{Short(reply)}'";

    private static string Short(string text) => LostItem.Shorten(text, MostText);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
