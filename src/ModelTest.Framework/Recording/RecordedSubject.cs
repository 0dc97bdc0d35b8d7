using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>A finished subject.</summary>
/// <param name="Row">Its row of subjects.csv.</param>
/// <param name="Result">Its items.</param>
internal sealed record RecordedSubject(SubjectRow Row, SubjectResult Result)
{
    /// <summary>Why its test fails; null when it passes.</summary>
    public string? Failure { get; init; }
}
