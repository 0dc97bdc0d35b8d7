using System.Numerics.Tensors;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntimeGenAI.Execution;

/// <summary>
/// Generates greedy replies together. GenAI chooses the tokens: its generators take no tokens from outside in a batch of more than one.
/// </summary>
/// <param name="runtime">The model.</param>
internal sealed class GreedyBatch(GenAIRuntime runtime)
{
    /// <summary>Tokens computed so far, padding included.</summary>
    public long Computed { get; private set; }

    /// <summary>Computes sequences to their ends, and tells each caller as soon as its reply is finished.</summary>
    /// <param name="sequences">Greedy sequences.</param>
    /// <param name="stop">Ends all computing.</param>
    public void Run(IReadOnlyList<GenerateSequence> sequences, CancellationToken stop)
    {
        var longest = sequences.Max(s => s.Tokens.Count);
        // A row of the batch goes on after its sequence has ended, unread, until all have.
        using var generator = runtime.Start(sequences.Count, longest + sequences.Max(s => s.MostTokens - s.Tokens.Count));
        // At the end, where GenAI looks for it: grouped-query attention counts a sequence's tokens from the front.
        generator.AppendTokens([.. sequences.SelectMany(s => s.Tokens.Concat(Enumerable.Repeat(runtime.Options.PadId, longest - s.Tokens.Count)))]);
        Computed += (long)sequences.Count * longest;
        var running = sequences.Index().ToList();
        for (var tokens = 1; running.Count > 0; tokens++)
        {
            stop.ThrowIfCancellationRequested();
            generator.GenerateNextToken();
            var next = generator.GetNextTokens().ToArray();
            Computed += sequences.Count;
            if (tokens == 2)
            {
                // By now all that is no number has spread to these logits; those of the prompts are too many to be looked through.
                using var rows = new LogitRows(generator, 1);
                running.RemoveAll(r => HasOverflown(r.Item, rows.Row(r.Index, 0)));
            }
            running.RemoveAll(r => GivenUp(r.Item) || IsFinishedWith(r.Item, next[r.Index]));
        }
    }

    private static bool GivenUp(GenerateSequence sequence)
    {
        if (sequence.Cancellation.IsCancellationRequested)
        {
            sequence.Fail(new OperationCanceledException(sequence.Cancellation));
            return true;
        }
        return false;
    }

    private static bool IsFinishedWith(GenerateSequence sequence, int token)
    {
        var position = sequence.Tokens.Count - 1;
        sequence.Accept(position, new NextToken(sequence.Wants(position)!, [token], [0], [], []));
        if (sequence.IsFinished)
        {
            sequence.Complete();
        }
        return sequence.IsFinished;
    }

    // GenAI chooses something among numbers that are none, and nobody would see it.
    private static bool HasOverflown(GenerateSequence sequence, ReadOnlySpan<float> logits)
    {
        if (float.IsFinite(TensorPrimitives.Max(logits)))
        {
            return false;
        }
        sequence.Fail(Log.NotNumbers());
        return true;
    }
}
