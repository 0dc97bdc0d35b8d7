using ModelTest.Models;

namespace ModelTest.OpenAI.Replies;

/// <summary>One reply, read to its end and checked.</summary>
/// <param name="Text">The text.</param>
/// <param name="StopReason">Why it ended.</param>
/// <param name="Usage">Token counts; null where the server tells none.</param>
internal sealed record WholeReply(string Text, StopReason StopReason, WireUsage? Usage);
