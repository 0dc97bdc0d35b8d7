namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Result of a <see cref="ScoreSequence"/>.</summary>
/// <param name="Known">Sum of ln p over the known tokens that were scored.</param>
/// <param name="Last">ln p of each alternative for the last token.</param>
internal sealed record ScoredTokens(double Known, IReadOnlyList<double> Last);
