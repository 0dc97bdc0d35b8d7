namespace ModelTest.Recording;

/// <summary>A test that failed before it could be scored, in run.json.</summary>
/// <param name="Dataset">The dataset's name in result files; the one in the configuration where it cannot be opened.</param>
/// <param name="Test">The subject's name; in parentheses the title of a gate, or what is wrong.</param>
/// <param name="Problem">What was wrong and what to do, over one or more lines.</param>
internal sealed record NotRunTest(string Dataset, string Test, string Problem);
