using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>The items of a subject in report.html. Turns that all prompts start with, the shots, stand there once.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlItems(HtmlPage page)
{
    /// <summary>The id of a subject's section.</summary>
    public static string Anchor(string dataset, string subject) => $"{dataset}/{subject}";

    /// <summary>Writes a subject's section, closed.</summary>
    public void Write(string dataset, SubjectResult result)
    {
        page.Write($"<details id=\"{Anchor(dataset, result.Subject.Name)}\"><summary>{dataset} / {result.Subject.Name} <span class=\"quiet\">");
        page.Write(result.Scale.IsAccuracy ? $"{result.Correct} of {result.Items.Count} correct" : (FormattableString)$"{result.Items.Count} items judged");
        page.Raw("</span></summary>\n");
        var shared = SharedTurns(result.Items);
        if (shared > 0)
        {
            page.Raw("<details class=\"turns\"><summary>every prompt starts with</summary>");
            Turns(result.Items.First(i => i.Prompt is not null).Prompt!.Turns.Take(shared));
            page.Raw("</details>\n");
        }
        var columns = result.Scale.IsAccuracy ? "gold<th>predicted<th>question and reply" : "score<th>verdict<th>question, reply and judgements";
        page.Raw($"<div class=\"wide\"><table><thead><tr><th>id<th>outcome<th>{columns}</tr></thead><tbody>\n");
        foreach (var item in result.Items)
        {
            Item(item, shared, result.Scale);
        }
        page.Raw("</tbody></table></div></details>\n");
    }

    private static int SharedTurns(IReadOnlyList<ItemResult> items)
    {
        var prompts = items.Where(i => i.Prompt is not null).Select(i => i.Prompt!.Turns).ToList();
        if (prompts.Count < 2)
        {
            return 0;
        }
        // The last turn is the item's own question, even where all happen to ask the same.
        var most = prompts.Min(p => p.Count) - 1;
        return Enumerable.Range(0, most).TakeWhile(i => prompts.All(p => p[i] == prompts[0][i])).Count();
    }

    private void Item(ItemResult item, int shared, ScoreScale scale)
    {
        var outcome = item.Outcome.ToString().ToLowerInvariant();
        var first = scale.IsAccuracy ? item.Gold : ReportText.Points(item.Score, scale);
        page.Write($"<tr class=\"{outcome}\"><td>{item.Id}<td class=\"outcome\">{outcome}<td>{first}<td>{item.Prediction}<td>");
        if (item.Prompt is { } prompt)
        {
            Turns(prompt.Turns.Skip(shared));
        }
        else
        {
            page.Write($"<pre>{item.Question}</pre>");
        }
        if (item.Error is null || item.Reply.Length > 0)
        {
            page.Write($"<pre class=\"reply\">{item.Reply}</pre>");
        }
        if (item.Error is not null)
        {
            page.Write($"<pre class=\"reply\">{item.Error}</pre>");
        }
        foreach (var judgement in item.Judgements)
        {
            Judgement(judgement);
        }
        if (item.Scores is { } scores)
        {
            page.Write($"<p class=\"quiet\">{string.Join(", ", scores.Select(s => FormattableString.Invariant($"{s.Key} {s.Value:0.####}")))}</p>");
        }
        page.Write($"<p class=\"quiet\">{item.PromptTokens} + {item.OutputTokens} tokens, {item.Milliseconds:0} ms</p></tr>\n");
    }

    private void Judgement(Judgement judgement)
    {
        page.Write($"<details class=\"turns\"><summary>{judgement.Name}: {JudgementText.Result(judgement)}</summary>");
        Turns(judgement.Prompt.Turns);
        page.Write($"<pre class=\"reply\">{JudgementText.Said(judgement)}</pre></details>");
    }

    private void Turns(IEnumerable<Turn> turns)
    {
        foreach (var turn in turns)
        {
            page.Write($"<pre class=\"{turn.Role.ToString().ToLowerInvariant()}\">{turn.Text}</pre>");
        }
    }
}
