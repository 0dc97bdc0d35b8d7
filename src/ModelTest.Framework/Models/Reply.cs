namespace ModelTest.Models;

/// <summary>What a model answered.</summary>
/// <param name="Text">The text without end tokens and stop strings.</param>
/// <param name="PromptTokens">Tokens of the rendered prompt.</param>
/// <param name="OutputTokens">Tokens generated, the end token not counted.</param>
/// <param name="StopReason">Why the reply ended.</param>
public sealed record Reply(string Text, int PromptTokens, int OutputTokens, StopReason StopReason);
