namespace ModelTest.Datasets.CEval;

/// <summary>A question.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Row">Its row.</param>
internal sealed record CEvalItem(string Id, CEvalRow Row) : Item(Id)
{
    /// <summary>The right letter.</summary>
    public string Gold => Row[CEvalRow.Answer];

    /// <summary>The question with its options, for people.</summary>
    public string Text => $"{Row["question"]}\nA. {Row["A"]}\nB. {Row["B"]}\nC. {Row["C"]}\nD. {Row["D"]}";
}
