namespace ModelTest.Prompts;

/// <summary>The strings round a turn.</summary>
/// <param name="Begin">Before the text.</param>
/// <param name="End">After the text.</param>
public sealed record TurnTemplate(string Begin, string End);
