namespace ModelTest.Throughput;

/// <summary>One measurement.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Usage">Its options and what it measures, in a line.</param>
/// <param name="Run">Measures and prints; gives the exit code.</param>
internal sealed record Command(string Name, string Usage, Func<Options, Task<int>> Run);
