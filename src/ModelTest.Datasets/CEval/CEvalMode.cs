namespace ModelTest.Datasets.CEval;

/// <summary>How the answer is got.</summary>
internal enum CEvalMode
{
    /// <summary>The model writes it.</summary>
    Gen,

    /// <summary>The choice that makes the whole text likeliest.</summary>
    Ppl,

    /// <summary>The likeliest letter after the prompt.</summary>
    Clp,
}
