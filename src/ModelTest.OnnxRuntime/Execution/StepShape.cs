using System.Numerics;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>The sizes of a step's tensors.</summary>
/// <param name="Tokens">T: new tokens.</param>
/// <param name="Sequences">B: sequences.</param>
/// <param name="Width">Blocks of the longest sequence.</param>
/// <param name="Rows">R: rows asked about, at least 1.</param>
/// <param name="Asked">Ids asked for per row, at least 1.</param>
/// <param name="Top">Likeliest tokens per row.</param>
internal readonly record struct StepShape(int Tokens, int Sequences, int Width, int Rows, int Asked, int Top)
{
    // Of equally likely tokens the lowest id is chosen, as on the CPU: that takes all that tie with the best, and more than this many do not.
    private const int LeastTop = 8;

    /// <summary>The shape of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="vocabulary">Tokens there are.</param>
    public static StepShape Of(StepBatch batch, int vocabulary) => new(
        batch.InputIds.Count,
        batch.Past.Count,
        batch.Blocks.Max(b => b.Count),
        Math.Max(1, batch.Rows.Count),
        batch.Requests.Select(r => r.Ids.Count).Prepend(1).Max(),
        Math.Min(vocabulary, batch.Requests.Select(r => r.Top).Prepend(LeastTop).Max()));

    /// <summary>A shape that has the largest of every size.</summary>
    /// <param name="options">Limits of a step.</param>
    /// <param name="positions">The most tokens of a sequence.</param>
    /// <param name="vocabulary">Tokens there are.</param>
    public static StepShape Largest(SchedulerOptions options, int positions, int vocabulary) => new(
        options.TokenBudget,
        // As large as a shape rounded up can be.
        Multiple(Math.Min(options.MaxBatch, options.TokenBudget), 32),
        PowerOfTwo((positions + options.BlockSize - 1) / options.BlockSize),
        Math.Min(options.MaxRows, options.TokenBudget),
        LeastTop,
        Math.Min(vocabulary, LeastTop));

    /// <summary>Whether every sequence has one new token, and all of them are asked about.</summary>
    public bool IsDecode => Tokens == Sequences && Rows == Tokens;

    /// <summary>
    /// A decode step's shape rounded up, so that few shapes occur: a captured run serves one. Widths double; sequences grow by an eighth at most
    /// beyond 64, for each that is filled up costs as much as a real one.
    /// </summary>
    public StepShape RoundedUp()
    {
        var sequences = Sequences <= 8 ? PowerOfTwo(Sequences) : Sequences <= 64 ? Multiple(Sequences, 8) : Multiple(Sequences, 32);
        return this with { Tokens = sequences, Sequences = sequences, Rows = sequences, Width = PowerOfTwo(Width), Asked = PowerOfTwo(Asked) };
    }

    private static int PowerOfTwo(int value) => (int)BitOperations.RoundUpToPowerOf2((uint)value);

    private static int Multiple(int value, int of) => (value + of - 1) / of * of;
}
