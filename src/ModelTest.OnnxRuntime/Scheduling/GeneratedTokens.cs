using ModelTest.Models;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Result of a <see cref="GenerateSequence"/>.</summary>
/// <param name="Ids">The tokens, without the one that ended the reply.</param>
/// <param name="StopReason">Why it ended.</param>
internal sealed record GeneratedTokens(IReadOnlyList<int> Ids, StopReason StopReason);
