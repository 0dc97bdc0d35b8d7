using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A question with what is needed to ask it.</summary>
/// <param name="Item">The question.</param>
/// <param name="Prompts">Its subject's prompts.</param>
/// <param name="Options">The options.</param>
internal sealed record ChoiceQuestion(ChoiceItem Item, ChoicePrompts Prompts, ChoiceOptions Options) : IChoiceQuestion
{
    private static readonly string[] FourLetters = ["A", "B", "C", "D"];

    /// <inheritdoc />
    public string Place => Item.Row.Place;

    /// <inheritdoc />
    public IReadOnlyList<string> Letters => FourLetters;

    /// <inheritdoc />
    public string AnswerOf(string letter) => Prompts.AnswerOf(letter);

    /// <inheritdoc />
    public Prompt Ask(int shots, bool withAnswer) => Prompts.Of(Item, shots, withAnswer);

    /// <inheritdoc />
    public string Extract(string reply) => Options.Extract(reply);

    /// <summary>The result of a prediction: right when it equals the gold letter exactly, unparsed when it is empty.</summary>
    /// <param name="prediction">The prediction; empty for none.</param>
    public ItemResult Mark(string prediction) => new()
    {
        Id = Item.Id,
        Question = Item.Text,
        Gold = Item.Gold,
        Prediction = prediction,
        Outcome = prediction.Length == 0 ? Outcome.Unparsed : prediction == Item.Gold ? Outcome.Correct : Outcome.Wrong,
    };
}
