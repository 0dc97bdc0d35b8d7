namespace ModelTest.Judging;

/// <summary>The judge gave no reply. The message says so.</summary>
internal sealed class JudgeFailedException(string message, Exception inner) : Exception(message, inner);
