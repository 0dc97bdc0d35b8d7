namespace ModelTest.Prompts;

/// <summary>One turn of a chat.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">The text as the benchmark defines it: no template strings, nothing trimmed.</param>
public sealed record Turn(Role Role, string Text);
