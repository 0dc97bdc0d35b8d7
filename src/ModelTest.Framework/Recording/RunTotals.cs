namespace ModelTest.Recording;

/// <summary>Sums over the finished subjects of a run; passed and failed count all its tests, gates and those that could not be run too.</summary>
internal sealed record RunTotals
{
    public int Subjects { get; init; }

    public int Passed { get; init; }

    public int Failed { get; init; }

    public int Items { get; init; }

    public int Correct { get; init; }

    public int Wrong { get; init; }

    /// <summary>Items that a judge graded, or was to grade, which are neither right nor wrong; null: there are none.</summary>
    public int? Judged { get; init; }

    public int Unparsed { get; init; }

    public int Errors { get; init; }

    /// <summary>Items that were asked with fewer shots than set, as the context could not hold them all.</summary>
    public int ShotsDropped { get; init; }

    public long PromptTokens { get; init; }

    public long OutputTokens { get; init; }

    public static RunTotals Of(IReadOnlyCollection<SubjectRow> rows, IReadOnlyCollection<RunGate> gates, int notRun, int shotsDropped, bool onlyAsked = false) => new()
    {
        Subjects = rows.Count,
        Passed = rows.Count(r => r.Outcome == SubjectRow.Pass) + gates.Count(g => g.Outcome == SubjectRow.Pass),
        Failed = rows.Count(r => r.Outcome != SubjectRow.Pass) + gates.Count(g => g.Outcome != SubjectRow.Pass) + notRun,
        Items = rows.Sum(r => r.Items),
        Correct = rows.Sum(r => r.Correct ?? 0),
        Wrong = rows.Sum(r => r.Wrong ?? 0),
        Judged = !onlyAsked && rows.Where(r => r.Correct is null).Sum(r => r.Items) is > 0 and var judged ? judged : null,
        Unparsed = rows.Sum(r => r.Unparsed),
        Errors = rows.Sum(r => r.Errors),
        ShotsDropped = shotsDropped,
        PromptTokens = rows.Sum(r => r.PromptTokens),
        OutputTokens = rows.Sum(r => r.OutputTokens),
    };
}
