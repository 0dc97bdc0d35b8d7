using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.WildBench;

/// <summary>Which reply WildBench's official script shows first: by Python's generator with the seed 42, half and half.</summary>
internal static class WildBenchOrder
{
    private const int Seed = 42;

    /// <summary>The games of a set of tasks, one each. A task's order depends on its position only.</summary>
    /// <param name="tasks">How many tasks; 0 or more.</param>
    public static IReadOnlyList<Game> Games(int tasks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tasks);
        var random = new PythonRandom(Seed);
        return [.. Enumerable.Range(0, tasks).Select(i => new Game(i, random.NextDouble() < 0.5))];
    }
}
