using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>A subject that was evaluated and recorded.</summary>
/// <param name="Result">The items' results.</param>
/// <param name="Report">What its test says.</param>
internal sealed record SubjectRun(SubjectResult Result, TestReport Report)
{
    /// <summary>Makes the text that is compared with the subject's snapshot; null where nothing is judged.</summary>
    public Func<string>? Snapshot { get; init; }
}
