using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ModelTest.Baselines;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Reporting.Items;

/// <summary>
/// The items as JSON for the page's script, which documents the keys: one letter each, as they stand there once for every item. What could end the
/// script element or be misread by an HTML parser is escaped; surrogates without a partner become U+FFFD.
/// </summary>
internal sealed class ItemData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly SharedTexts texts = new();
    private readonly Utf8JsonWriter json;

    private ItemData(Utf8JsonWriter json) => this.json = json;

    /// <summary>Writes the data.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="comparison">A dataset against its baseline, by its name; null: it has none.</param>
    public static string Of(IReadOnlyList<RecordedDataset> datasets, Func<string, BaselineComparison?> comparison)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new ItemData(json).Write(datasets, comparison);
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Write(IReadOnlyList<RecordedDataset> datasets, Func<string, BaselineComparison?> comparison)
    {
        foreach (var item in datasets.SelectMany(d => d.Subjects).SelectMany(s => s.Result.Items))
        {
            Note(item);
        }
        json.WriteStartObject();
        json.WriteStartArray("texts");
        texts.Texts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteStartArray("subjects");
        foreach (var dataset in datasets)
        {
            var changes = Changes(comparison(dataset.Dataset.Name));
            foreach (var subject in dataset.Subjects)
            {
                Subject(subject.Result, dataset.Dataset.Scale, changes);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Note(ItemResult item)
    {
        if (item.Prompt is { } prompt)
        {
            texts.Add(prompt);
        }
        foreach (var judgement in item.Judgements)
        {
            texts.Add(judgement.Prompt);
        }
    }

    private static Dictionary<(string Subject, string Id), (string Kind, BaselineLine Was)> Changes(BaselineComparison? comparison) =>
        (comparison?.Subjects ?? [])
        .SelectMany(s => s.Lost.Select(c => (c, "lost")).Concat(s.Gained.Select(c => (c, "gained"))).Concat(s.Others.Select(c => (c, "changed"))))
        .GroupBy(c => (c.c.Subject, c.c.Is.Id)).ToDictionary(g => g.Key, g => (g.First().Item2, g.First().c.Was));

    private void Subject(
        SubjectResult result, ScoreScale scale, Dictionary<(string Subject, string Id), (string Kind, BaselineLine Was)> changes)
    {
        var start = SharedStart.Of(result.Items);
        json.WriteStartObject();
        json.WriteString("dataset", result.Dataset);
        json.WriteString("name", result.Subject.Name);
        json.WriteString("category", result.Subject.Category);
        json.WriteString("start", start);
        json.WriteStartArray("items");
        foreach (var item in result.Items)
        {
            json.WriteStartObject();
            Item(item, start, scale);
            if (changes.TryGetValue((result.Subject.Name, item.Id), out var change))
            {
                json.WriteStartArray("b");
                json.WriteStringValue(change.Kind);
                json.WriteStringValue(change.Was.Outcome);
                json.WriteStringValue(change.Was.Prediction);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Item(ItemResult item, string start, ScoreScale scale)
    {
        json.WriteString("i", item.Id);
        json.WriteString("o", BaselineLine.Word(item.Outcome));
        Text("p", item.Prediction);
        Text("g", item.Gold);
        Text("r", item.Reply);
        Text("e", item.Error ?? "");
        Text("s", scale.IsAccuracy ? "" : ReportText.Points(item.Score, scale));
        Text("q", item.Prompt is null ? item.Question : "");
        if (item.Prompt is { } prompt)
        {
            Turns("t", prompt, start);
        }
        if (item.Scores is { } scores)
        {
            json.WriteStartObject("l");
            scores.ToList().ForEach(s => json.WriteString(s.Key, JudgementText.Number(s.Value)));
            json.WriteEndObject();
        }
        if (item.Judgements.Count > 0)
        {
            json.WriteStartArray("j");
            item.Judgements.ToList().ForEach(Judgement);
            json.WriteEndArray();
        }
        json.WriteString("m", FormattableString.Invariant($"{item.PromptTokens} + {item.OutputTokens} tokens, {item.Milliseconds:0} ms"));
    }

    private void Judgement(Judgement judgement)
    {
        json.WriteStartObject();
        json.WriteString("n", $"{judgement.Name}: {JudgementText.Result(judgement)}");
        Text("r", JudgementText.Said(judgement));
        Turns("t", judgement.Prompt, "");
        json.WriteEndObject();
    }

    // Role and text by turns, the text by its number where it is shared. The last turn comes without the start that the subject's prompts have.
    private void Turns(string name, Prompt prompt, string start)
    {
        json.WriteStartArray(name);
        foreach (var (index, turn) in prompt.Turns.Index())
        {
            json.WriteStringValue(turn.Role.ToString()[..1]);
            if (index == prompt.Turns.Count - 1 && start.Length > 0)
            {
                json.WriteStringValue(turn.Text.AsSpan(start.Length));
            }
            else if (texts.Number(turn.Text) is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue(turn.Text);
            }
        }
        json.WriteEndArray();
    }

    private void Text(string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }
}
