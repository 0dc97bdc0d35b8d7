using ModelTest.Prompts;

namespace ModelTest.Scoring;

/// <summary>One of the replies that a judged item got from the model.</summary>
/// <param name="Prompt">What was asked, with earlier turns.</param>
/// <param name="Text">The reply.</param>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens generated.</param>
public sealed record ModelReply(Prompt Prompt, string Text, int PromptTokens, int OutputTokens);
