using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>Makes questions of a subject's rows and finds what is wrong with them.</summary>
/// <param name="plan">The definition.</param>
internal sealed class CustomReader(CustomPlan plan)
{
    /// <summary>The questions of a file.</summary>
    /// <param name="rows">The rows of the subject.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public List<CustomItem> Read(IEnumerable<CustomRow> rows, string subject, List<Problem> problems)
    {
        var items = new List<CustomItem>();
        var isUnknownTold = false;
        foreach (var row in rows)
        {
            try
            {
                var item = Item(row, subject, items.Count);
                var unknown = Unknown(row, item).ToList();
                // What a template names and one row lacks, all rows lack: told once.
                problems.AddRange(isUnknownTold ? [] : unknown);
                isUnknownTold |= unknown.Count > 0;
                items.Add(item);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        foreach (var twin in items.GroupBy(i => i.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new Problem(twin.Last().Place, $"the id '{twin.Key}' occurs {twin.Count()} times.", "give each row its own id."));
        }
        return items;
    }

    private CustomItem Item(CustomRow row, string subject, int index)
    {
        var columns = plan.Definition.Columns;
        var id = columns.Id.Length > 0 ? Filled(row, columns.Id, "columns.id") : index.ToString(CultureInfo.InvariantCulture);
        var question = Filled(row, columns.Question, "columns.question");
        var choices = Choices(row);
        var gold = Gold(row, Filled(row, columns.Answer, "columns.answer"), choices);
        var values = new Dictionary<string, string>(row.Values, StringComparer.Ordinal) { [CustomValues.Subject] = subject };
        if (choices.Count > 0)
        {
            values[CustomValues.Choices] = string.Join('\n', choices.Select((choice, i) => $"{CustomItem.LetterOf(i)}. {choice}"));
        }
        return new(id, row.Place, question, gold, choices, values);
    }

    private IReadOnlyList<string> Choices(CustomRow row)
    {
        var columns = plan.Definition.Columns.Choices;
        if (columns.Length == 0)
        {
            return [];
        }
        var choices = columns is [var list] && row.Lists.TryGetValue(list, out var elements) ? elements : [.. columns.Select(c => Value(row, c, "columns.choices"))];
        return choices.Count < 2 ? throw new InputException(row.Place, "there are fewer than two choices.", $"fill in {string.Join(", ", columns)}, or remove the row.")
            : choices.Count > CustomItem.MostChoices ? throw new InputException(row.Place, $"there are {choices.Count} choices.", $"give at most {CustomItem.MostChoices}.")
            : choices;
    }

    private string Gold(CustomRow row, string answer, IReadOnlyList<string> choices)
    {
        if (choices.Count == 0)
        {
            return !plan.Answers.IsNumber || CustomAnswers.Number(answer) is not null ? answer
                : throw new InputException(row.Place, $"the answer '{answer}' is not a number.", "put a number there, or set comparison.rule to 'exact'.");
        }
        var index = plan.Definition.Columns.AnswerIs switch
        {
            CustomAnswer.Index => int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
            CustomAnswer.Text => choices.Index().Where(c => c.Item == answer).Select(c => c.Index).DefaultIfEmpty(-1).First(),
            _ => choices.Select((_, i) => CustomItem.LetterOf(i)).Index().Where(l => l.Item == answer.Trim()).Select(l => l.Index).DefaultIfEmpty(-1).First(),
        };
        return index >= 0 && index < choices.Count ? CustomItem.LetterOf(index) : throw new InputException(
            row.Place, $"the answer '{answer}' is none of the {choices.Count} choices.", plan.Definition.Columns.AnswerIs switch
            {
                CustomAnswer.Index => $"put a number from 0 to {choices.Count - 1} there, or set columns.answer_is.",
                CustomAnswer.Text => "put the text of a choice there, or set columns.answer_is.",
                _ => $"put a letter from A to {CustomItem.LetterOf(choices.Count - 1)} there, or set columns.answer_is.",
            });
    }

    private IEnumerable<Problem> Unknown(CustomRow row, CustomItem item)
    {
        (string Key, Template? Template)[] templates = [("prompt.system", plan.System), ("prompt.user", plan.User), ("prompt.answer", plan.Answer)];
        return
            from t in templates
            from name in t.Template?.Names ?? []
            where !item.Values.ContainsKey(name) && !(t.Key == "prompt.answer" && name is CustomValues.Answer or CustomValues.AnswerText)
            select new Problem(plan.File.Place(t.Key), $"'{{{name}}}' is no column of {row.Place}.", Nearest.Suggest(name, [.. item.Values.Keys]));
    }

    private string Filled(CustomRow row, string column, string key)
    {
        var value = Value(row, column, key);
        return string.IsNullOrWhiteSpace(value) ? throw new InputException(row.Place, $"'{column}' is empty.", "fill it in, or remove the row.") : value;
    }

    private string Value(CustomRow row, string column, string key) => row.Values.TryGetValue(column, out var value) ? value : throw new InputException(
        row.Place, $"there is no '{column}', which {plan.File.Place(key)} names.", Nearest.Suggest(column, [.. row.Values.Keys, .. row.Lists.Keys]));
}
