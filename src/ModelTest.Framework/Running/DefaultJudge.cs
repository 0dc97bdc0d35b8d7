using ModelTest.Configuration;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>The judge that the test project's build gives.</summary>
internal static class DefaultJudge
{
    /// <summary>
    /// Where that judge is the project's own model as well, it is there to show the project's own data: what it says of other data would be numbers
    /// that mean nothing.
    /// </summary>
    /// <param name="suite">The test project.</param>
    /// <param name="dataset">The name of a judged dataset in the configuration.</param>
    /// <returns>The problem of such a judge and other data; or null.</returns>
    public static Problem? Inspect(Suite suite, string dataset)
    {
        var key = $"datasets.{dataset}.path";
        return suite.Runtime.Defaults.TryGetValue("judge", out var judge) && judge == suite.Runtime.Defaults.GetValueOrDefault("model")
            && suite.Settings.SourceOf("judge.path") == FlatSource.TestProject
            && suite.Settings.SourceOf(key) is { } source && source != FlatSource.TestProject
            ? new Problem("judge", $"the test project's own judge is for its own sample, and {key} is other data ({source}).", ModelRole.Judge.Missing.Fix)
            : null;
    }
}
