using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Custom;

/// <summary>A question with what is needed to ask it.</summary>
/// <param name="Plan">The definition.</param>
/// <param name="Item">The question.</param>
/// <param name="Shots">Its subject's shots.</param>
internal sealed record CustomQuestion(CustomPlan Plan, CustomItem Item, IReadOnlyList<CustomItem> Shots) : IChoiceQuestion
{
    /// <inheritdoc />
    public string Place => Item.Place;

    /// <inheritdoc />
    public IReadOnlyList<string> Letters => Item.Letters;

    /// <inheritdoc />
    public string AnswerOf(string letter) => AnswerTurn(Item, letter);

    /// <inheritdoc />
    public Prompt Ask(int shots, bool withAnswer)
    {
        Turn[] system = Plan.System is null ? [] : [new(Role.System, Fill(Plan.System, Item))];
        var examples = Shots.Take(shots).SelectMany(shot => new Turn[] { new(Role.User, Fill(Plan.User, shot)), new(Role.Assistant, AnswerTurn(shot, shot.Gold)) });
        return new([.. system, .. examples, new Turn(Role.User, Fill(Plan.User, Item))]);
    }

    /// <inheritdoc />
    public string Extract(string reply) => Plan.Answers.Extract(reply, string.Concat(Item.Letters));

    /// <inheritdoc />
    public ItemResult Mark(string prediction) => new()
    {
        Id = Item.Id,
        Question = string.Join('\n', Item.Choices.Select((choice, i) => $"{CustomItem.LetterOf(i)}. {choice}").Prepend(Item.Question)),
        Gold = Item.Gold,
        Prediction = prediction,
        Outcome = Plan.Answers.IsRight(prediction, Item.Gold) switch { true => Outcome.Correct, false => Outcome.Wrong, null => Outcome.Unparsed },
    };

    private string AnswerTurn(CustomItem item, string answer) => Plan.Answer.Fill(name => name switch
    {
        CustomValues.Answer => answer,
        CustomValues.AnswerText => item.Letters.Index().FirstOrDefault(l => l.Item == answer) is (var i, not null) ? item.Choices[i] : answer,
        _ => item.Values[name],
    });

    private static string Fill(Template template, CustomItem item) => template.Fill(name => item.Values[name]);
}
