using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntimeGenAI;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntimeGenAI.Execution;

/// <summary>
/// Runs sequences one after the other in one generator, which is wound back to what the next one shares with the one before. Tokens are chosen
/// here, not by GenAI, so every way to generate and to score is the local engine's.
/// </summary>
/// <param name="runtime">The model.</param>
internal sealed class TokenChain(GenAIRuntime runtime) : IDisposable
{
    // Prompts differ by some tokens: a new generator for each would throw away what is computed.
    private const int Granularity = 256;

    private readonly List<int> tokens = [];
    private Generator? generator;
    private int capacity;

    /// <summary>Tokens computed so far.</summary>
    public long Computed { get; private set; }

    /// <summary>Tokens taken over from the sequence before.</summary>
    public long Reused { get; private set; }

    /// <summary>Computes a sequence to its end.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="stop">Ends all computing.</param>
    /// <exception cref="OperationCanceledException">Its caller gave it up, or all computing ends.</exception>
    public void Run(Sequence sequence, CancellationToken stop)
    {
        Begin(sequence);
        while (!sequence.IsFinished)
        {
            stop.ThrowIfCancellationRequested();
            sequence.Cancellation.ThrowIfCancellationRequested();
            var from = tokens.Count;
            var count = Math.Min(sequence.Target - from, runtime.Options.TokenBudget);
            var next = CollectionsMarshal.AsSpan(sequence.Tokens).Slice(from, count);
            generator!.AppendTokens(next);
            tokens.AddRange(next);
            Computed += count;
            Answer(sequence, from, count);
        }
        sequence.Complete();
    }

    public void Dispose() => generator?.Dispose();

    private void Begin(Sequence sequence)
    {
        var own = CollectionsMarshal.AsSpan(sequence.Tokens);
        var shared = runtime.Options.SharePrefixes
            ? Math.Min(CollectionsMarshal.AsSpan(tokens).CommonPrefixLength(own), sequence.ReuseLimit)
            : 0;
        var length = Math.Min(sequence.MostTokens, runtime.Options.Positions);
        if (generator is null || length > capacity)
        {
            generator?.Dispose();
            capacity = Math.Min((length + Granularity - 1) / Granularity * Granularity, runtime.Options.Positions);
            generator = runtime.Start(1, capacity);
            shared = 0;
        }
        else if (shared < tokens.Count)
        {
            generator.RewindTo((ulong)shared);
        }
        tokens.RemoveRange(shared, tokens.Count - shared);
        Reused += shared;
    }

    private void Answer(Sequence sequence, int from, int count)
    {
        var wanted = Enumerable.Range(from, count).Where(p => sequence.Wants(p) is not null).ToList();
        if (wanted.Count == 0)
        {
            // Fetching copies all of them: not in the middle of a long prompt.
            return;
        }
        using var rows = new LogitRows(generator!, count);
        foreach (var position in wanted)
        {
            sequence.Accept(position, new NextToken(sequence.Wants(position)!, rows.Row(0, position - from)));
        }
    }
}
