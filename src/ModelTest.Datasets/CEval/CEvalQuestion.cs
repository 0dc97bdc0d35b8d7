using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval;

/// <summary>A question with what is needed to ask it.</summary>
/// <param name="Item">The question.</param>
/// <param name="Prompts">Its subject's prompts.</param>
internal sealed record CEvalQuestion(CEvalItem Item, CEvalPrompts Prompts)
{
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
