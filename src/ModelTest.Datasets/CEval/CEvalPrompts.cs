using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.CEval;

/// <summary>Builds a subject's prompts. Safe to call from many tests at once.</summary>
/// <param name="wording">The text.</param>
/// <param name="chinese">The subject's name in the prompt.</param>
/// <param name="shots">The dev rows to show.</param>
internal sealed class CEvalPrompts(CEvalWording wording, string chinese, IReadOnlyList<CEvalRow> shots)
{
    private readonly string userTurn = wording.UserTurn(chinese);
    private readonly List<Turn> shotTurns = [.. shots.SelectMany(row => new[]
    {
        new Turn(Role.User, Placeholders.Fill(wording.UserTurn(chinese), row.Columns)),
        new Turn(Role.Assistant, row[CEvalRow.Answer]),
    })];

    private readonly string[] plainShots =
        [.. shots.Select(row => Placeholders.Fill(CEvalWording.PlainQuestion, row.Columns) + row[CEvalRow.Answer] + "\n")];

    /// <summary>The chat prompt of a question.</summary>
    /// <param name="item">The question.</param>
    /// <param name="count">How many shots to show, from the first.</param>
    /// <param name="withAnswer">
    /// Whether the placeholder <c>{answer}</c>, should a text hold it, becomes the right letter (OpenCompass in mode ppl) or nothing.
    /// </param>
    public Prompt Chat(CEvalItem item, int count, bool withAnswer)
    {
        var columns = withAnswer ? item.Row.Columns : [.. item.Row.ColumnsWithoutAnswer()];
        var turns = shotTurns.Take(2 * count).Append(new Turn(Role.User, userTurn));
        // OpenCompass puts the filled shots into the template before it fills in the question, so that a placeholder left in a shot
        // takes the question's value.
        return new([.. turns.Select(t => t with { Text = Placeholders.Fill(t.Text, columns) })]);
    }

    /// <summary>The plain text of a question (1cd8bf), up to and with a letter.</summary>
    /// <param name="item">The question.</param>
    /// <param name="count">How many shots to show, from the first.</param>
    /// <param name="letter">The letter after the question; may be empty.</param>
    public string Plain(CEvalItem item, int count, string letter)
    {
        var examples = string.Join('\n', plainShots.Take(count)) + "\n";
        return Placeholders.Fill(CEvalWording.PlainHint(chinese) + examples + CEvalWording.PlainQuestion + letter, item.Row.Columns);
    }
}
