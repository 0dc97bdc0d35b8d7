namespace ModelTest.Recording;

/// <summary>A test that failed, in run.json; the properties are its keys in order.</summary>
/// <param name="Dataset">The dataset's name in result files.</param>
/// <param name="Test">The subject's name; in parentheses the title of a gate, or what is wrong.</param>
/// <param name="Message">Why, over several lines.</param>
internal sealed record RunFailure(string Dataset, string Test, string Message)
{
    // Whoever reads this has the folder at hand, and it may lie elsewhere by then.
    private static readonly string[] Paths = ["All items: ", "All judgements: "];

    /// <summary>A failed test by the message of its gate, without the paths of the run's own files.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="test">The test.</param>
    /// <param name="message">The message.</param>
    public static RunFailure Of(string dataset, string test, string message) =>
        new(dataset, test, string.Join('\n', message.Split('\n').Where(l => !Paths.Any(p => l.StartsWith(p, StringComparison.Ordinal)))).TrimEnd());
}
