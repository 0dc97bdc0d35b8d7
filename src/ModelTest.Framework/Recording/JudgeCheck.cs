using ModelTest.Judging.Calibration;

namespace ModelTest.Recording;

/// <summary>What the test of a dataset's judge found.</summary>
/// <param name="Judged">The labels that bring their own replies or prompts, with what the judge made of them.</param>
/// <param name="Failure">Why the test fails; null when it passes.</param>
internal sealed record JudgeCheck(IReadOnlyList<LabelledJudgement> Judged, string? Failure);
