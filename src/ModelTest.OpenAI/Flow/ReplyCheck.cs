namespace ModelTest.OpenAI.Flow;

/// <summary>What a look at a reply finds.</summary>
/// <param name="Fault">What is wrong with the reply, as the end of a sentence that begins "the reply"; null: nothing.</param>
/// <param name="Tokens">Tokens of prompt and reply together; null: not known.</param>
internal readonly record struct ReplyCheck(string? Fault, int? Tokens);
