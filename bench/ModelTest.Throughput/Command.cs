using System.Text.RegularExpressions;

namespace ModelTest.Throughput;

/// <summary>One measurement.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Usage">Its options and what it measures, in a line.</param>
/// <param name="Run">Measures and prints; gives the exit code.</param>
internal sealed partial record Command(string Name, string Usage, Func<Options, Task<int>> Run)
{
    /// <summary>The options named in the usage.</summary>
    public IReadOnlyCollection<string> OptionNames => [.. OptionPattern().Matches(Usage).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("--([a-z]+)")]
    private static partial Regex OptionPattern();
}
