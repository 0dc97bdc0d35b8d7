namespace ModelTest.Datasets.MultipleChoice;

/// <summary>How the answer is got.</summary>
internal enum ChoiceMode
{
    /// <summary>The model writes it.</summary>
    Gen,

    /// <summary>The choice that makes the whole text likeliest.</summary>
    Ppl,

    /// <summary>The likeliest letter after the prompt.</summary>
    Clp,
}
