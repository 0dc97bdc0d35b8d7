namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>What a method has to know beside the question.</summary>
/// <param name="Section">The section of the configuration, such as <c>datasets.ceval</c>.</param>
/// <param name="Mode">How the answer is got.</param>
/// <param name="Shots">The most shots.</param>
internal sealed record ChoiceAsking(string Section, ChoiceMode Mode, int Shots)
{
    /// <summary>The most tokens of a reply; null: the model's setting.</summary>
    public int? MaxNewTokens { get; init; }

    /// <summary>Texts that a reply is cut before.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>The id of a plain text, which is not for chat templates; null: the text is a chat.</summary>
    public string? PlainText { get; init; }

    /// <summary>The id of a chat to take instead of the plain text; null: there is none.</summary>
    public string? ChatText { get; init; }
}
