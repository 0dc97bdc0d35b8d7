using System.Globalization;
using System.Text;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Snapshots;

/// <summary>
/// Texts that are compared with snapshots: a line of text per line, so that a diff shows what changed; no times, tokens or places; numbers with at
/// most four decimals. Give them to Verify where you use it.
/// </summary>
public static class SnapshotText
{
    private const string Indent = "  ";

    /// <summary>A subject: who answered and who judged, the first judgement's prompt, and every item.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="result">The subject's result.</param>
    /// <param name="model">The model.</param>
    /// <param name="judge">The judge.</param>
    public static string Of(IDataset dataset, SubjectResult result, ModelInfo model, ModelInfo judge)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(judge);
        var text = new StringBuilder(SnapshotHeader.Write(model, judge))
            .Append("dataset: ").Append(Line(dataset.Name)).Append('\n')
            .Append("subject: ").Append(Line(result.Subject.Name)).Append('\n')
            .Append("prompts: ").Append(dataset.Version(result.Subject)).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"items: {result.Items.Count}\n")
            .Append("score: ").Append(Number(result.Score)).Append('\n');
        // Prompts differ by question and reply only: one shows a change of their words, all would hide it.
        if (result.Items.SelectMany(i => i.Judgements).FirstOrDefault() is { } first)
        {
            text.Append("\nprompt of the first judgement:\n");
            Block(text, Of(first.Prompt)[..^1]);
        }
        foreach (var item in result.Items)
        {
            text.Append('\n').Append(Of(item));
        }
        return text.ToString();
    }

    /// <summary>An item: questions and replies turn by turn, then the judgements.</summary>
    /// <param name="item">The item's result.</param>
    public static string Of(ItemResult item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var text = new StringBuilder("item ").Append(Line(item.Id)).Append(": ")
            .Append(item.Outcome.ToString().ToLowerInvariant())
            .Append(item.Prediction.Length > 0 ? " " + Line(item.Prediction) : "")
            .Append(item.Score is { } score ? " " + Number(score) : "").Append('\n');
        foreach (var (index, reply) in item.Replies.Index())
        {
            var turn = item.Replies.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {index + 1}");
            Block(text, $"question{turn}:", Question(item, index));
            Block(text, $"reply{turn}:", reply.Text);
        }
        foreach (var judgement in item.Judgements)
        {
            Block(text, $"judgement {Line(judgement.Name)}: {Line(JudgementText.Result(judgement))}", JudgementText.Said(judgement));
        }
        if (item.Error is not null)
        {
            Block(text, "error:", SnapshotScrubber.Scrub(item.Error));
        }
        return text.ToString();
    }

    /// <summary>A prompt, turn by turn.</summary>
    /// <param name="prompt">The prompt.</param>
    public static string Of(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var text = new StringBuilder();
        foreach (var turn in prompt.Turns)
        {
            text.Append(turn.Role.ToString().ToLowerInvariant()).Append(":\n");
            Block(text, turn.Text);
        }
        return text.ToString();
    }

    /// <summary>A text on one line.</summary>
    internal static string Line(string text) => Clean(text).Replace('\n', ' ');

    // Of several replies the first one's prompt may hold earlier turns of the user's, which are in no other's.
    private static string Question(ItemResult item, int index) => (item.Replies.Count, index) switch
    {
        (1, _) => item.Question,
        (_, 0) => string.Join("\n\n", item.Replies[0].Prompt.Turns.Where(t => t.Role == Role.User).Select(t => t.Text)),
        _ => item.Replies[index].Prompt.Turns[^1].Text,
    };

    private static string Number(double value) => double.IsNaN(value) ? "none" : JudgementText.Number(value);

    private static void Block(StringBuilder text, string heading, string content)
    {
        text.Append(Indent).Append(heading).Append('\n');
        foreach (var line in Clean(content).Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : Indent + Indent + line).Append('\n');
        }
    }

    private static void Block(StringBuilder text, string content)
    {
        foreach (var line in Clean(content).Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : Indent + line).Append('\n');
        }
    }

    // What an editor, Git or a diff would not show as it is.
    private static string Clean(string text)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return plain.Any(IsHidden)
            ? string.Concat(plain.Select(c => IsHidden(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
            : plain;

        static bool IsHidden(char c) => (char.IsControl(c) && c is not '\n' and not '\t') || c is '\uFEFF';
    }
}
