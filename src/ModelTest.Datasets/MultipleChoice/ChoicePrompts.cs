using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>Builds a subject's prompts. Safe to call from many tests at once.</summary>
/// <param name="wording">The text.</param>
/// <param name="subject">The subject's name in the prompt.</param>
/// <param name="shots">The rows to show.</param>
internal sealed class ChoicePrompts(ChoiceWording wording, string subject, IReadOnlyList<ChoiceRow> shots)
{
    private readonly string hint = wording.Hint(subject);
    private readonly string question = wording.Question(subject);

    private readonly List<Turn> shotTurns = [.. shots.SelectMany(row => new[]
    {
        new Turn(Role.User, Placeholders.Fill(wording.Question(subject), row.Columns)),
        new Turn(Role.Assistant, wording.AnswerOf(row.Answer)),
    })];

    private readonly string[] plainShots =
        [.. shots.Select(row => Placeholders.Fill(wording.Question(subject), row.Columns) + wording.AnswerOf(row.Answer) + "\n")];

    /// <summary>The text of a letter as the answer.</summary>
    /// <param name="letter">The letter.</param>
    public string AnswerOf(string letter) => wording.AnswerOf(letter);

    /// <summary>The prompt of a question; a plain text is one user turn.</summary>
    /// <param name="item">The question.</param>
    /// <param name="count">How many shots to show, from the first.</param>
    /// <param name="withAnswer">
    /// Whether the placeholder of the answer, should a text hold it, becomes the right letter (OpenCompass in mode ppl) or nothing.
    /// </param>
    public Prompt Of(ChoiceItem item, int count, bool withAnswer)
    {
        var columns = withAnswer ? item.Row.Columns : [.. item.Row.ColumnsWithoutAnswer()];
        var turns = wording.IsPlain
            ? [new Turn(Role.User, hint + string.Join('\n', plainShots.Take(count)) + "\n" + question)]
            : shotTurns.Take(2 * count).Append(new Turn(Role.User, question));
        // OpenCompass puts the filled shots into the template before it fills in the question, so that a placeholder left in a shot
        // takes the question's value.
        return new([.. turns.Select(t => t with { Text = Placeholders.Fill(t.Text, columns) })]);
    }
}
