using ModelTest.Problems;

namespace ModelTest.Doctor;

/// <summary>What a check-up found about one thing.</summary>
/// <param name="Kind">Whether it is well.</param>
/// <param name="Text">What was seen; of a warning and a problem also what to do.</param>
internal sealed record Finding(FindingKind Kind, string Text)
{
    /// <summary>The problem; null where it is none.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>Something that is well.</summary>
    /// <param name="text">What was seen.</param>
    public static Finding Ok(string text) => new(FindingKind.Ok, text);

    /// <summary>Something to know.</summary>
    /// <param name="text">What was seen.</param>
    public static Finding Note(string text) => new(FindingKind.Note, text);

    /// <summary>Something unusual.</summary>
    /// <param name="text">What was seen and what to do.</param>
    public static Finding Warning(string text) => new(FindingKind.Warning, text);

    /// <summary>Something that no run should start with.</summary>
    /// <param name="problem">What is wrong.</param>
    public static Finding Of(Problem problem) => new(FindingKind.Problem, problem.ToString()) { Problem = problem };
}
