namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A question.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Row">Its row.</param>
/// <param name="QuestionColumn">The column of the question.</param>
internal sealed record ChoiceItem(string Id, ChoiceRow Row, string QuestionColumn) : Item(Id)
{
    /// <summary>The right letter.</summary>
    public string Gold => Row.Answer;

    /// <summary>The question with its options, for people.</summary>
    public string Text => $"{Row[QuestionColumn]}\nA. {Row["A"]}\nB. {Row["B"]}\nC. {Row["C"]}\nD. {Row["D"]}";
}
