namespace ModelTest.Problems;

/// <summary>An input from outside (file, configuration, model folder, server) cannot be used.</summary>
public sealed class InputException : Exception
{
    /// <summary>Reports several problems at once.</summary>
    /// <param name="problems">At least one problem.</param>
    public InputException(IReadOnlyList<Problem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Reports one problem.</summary>
    /// <param name="where">The place: a file (with line or key), a variable, a URL.</param>
    /// <param name="what">What is wrong there.</param>
    /// <param name="fix">What to do about it.</param>
    /// <param name="inner">The error underneath, if there is one.</param>
    public InputException(string where, string what, string fix, Exception? inner = null)
        : base(new Problem(where, what, fix).ToString(), inner) => Problems = [new Problem(where, what, fix)];

    /// <summary>All problems found, in the order they were found.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
