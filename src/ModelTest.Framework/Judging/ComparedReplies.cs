namespace ModelTest.Judging;

/// <summary>
/// The two replies that a judgement compares. By them the framework finds pairs that were judged in both orders, and whether the longer reply wins:
/// set it on every request of a pairwise benchmark.
/// </summary>
/// <param name="First">The reply the judge is shown first, as it is in the prompt.</param>
/// <param name="Second">The reply the judge is shown second.</param>
public sealed record ComparedReplies(string First, string Second)
{
    /// <summary>What the first reply gets of a grade: 1 it wins, 0.5 a tie, 0 it loses, or anything between; null: nothing can be said.</summary>
    /// <value><see cref="ByVerdict"/>.</value>
    public Func<Grade, double?> FirstScore { get; init; } = ByVerdict;

    /// <summary>
    /// The usual verdicts: <c>A</c>, <c>A&gt;B</c>, <c>A&gt;&gt;B</c>, <c>A+</c> and <c>A++</c> are 1, the same of B 0, and <c>C</c>, <c>A=B</c>,
    /// <c>tie</c> 0.5; null for others. Square brackets around a verdict do not count.
    /// </summary>
    /// <param name="grade">The grade.</param>
    public static double? ByVerdict(Grade grade)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return grade.Verdict.Trim('[', ']', ' ') switch
        {
            "A" or "A>B" or "A>>B" or "A+" or "A++" or "B<A" or "B<<A" => 1,
            "B" or "B>A" or "B>>A" or "B+" or "B++" or "A<B" or "A<<B" => 0,
            "C" or "A=B" or "B=A" or "tie" or "Tie" => 0.5,
            _ => null,
        };
    }
}
