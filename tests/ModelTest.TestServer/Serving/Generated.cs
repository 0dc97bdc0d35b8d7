using ModelTest.Models;

namespace ModelTest.Tests.Servers.Serving;

/// <summary>A reply as tokens.</summary>
/// <param name="Ids">The tokens, without the one that ended the reply.</param>
/// <param name="Text">Their text, cut before a stop string.</param>
/// <param name="StopReason">Why it ended.</param>
internal sealed record Generated(IReadOnlyList<int> Ids, string Text, StopReason StopReason);
