namespace ModelTest.OpenAI.Replies;

/// <summary>What is wrong with a reply.</summary>
/// <param name="What">The end of a sentence that begins "the reply".</param>
/// <param name="Fix">What to do about it.</param>
/// <param name="MayPass">Whether the same question may get a whole reply the next time.</param>
internal sealed record ReplyFinding(string What, string Fix, bool MayPass);
