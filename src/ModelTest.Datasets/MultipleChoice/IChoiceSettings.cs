namespace ModelTest.Datasets.MultipleChoice;

/// <summary>The settings that every multiple-choice benchmark has.</summary>
internal interface IChoiceSettings
{
    /// <summary>What is scored.</summary>
    string Split { get; }

    /// <summary>How the answer is got.</summary>
    string Mode { get; }

    /// <summary>How many rows are shown before each question.</summary>
    int Shots { get; }

    /// <summary>The wording's id, or <c>auto</c>.</summary>
    string Prompt { get; }

    /// <summary>The name of a rule that takes the letter from a reply, or <c>auto</c>.</summary>
    string Extraction { get; }
}
