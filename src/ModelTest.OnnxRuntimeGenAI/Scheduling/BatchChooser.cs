using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntimeGenAI.Scheduling;

/// <summary>Chooses requests that are generated together: greedy ones of similar length, the longest first.</summary>
/// <param name="options">What a batch may have.</param>
internal sealed class BatchChooser(GenAIOptions options)
{
    /// <summary>A batch, or nothing where none of at least two can be made.</summary>
    public IReadOnlyList<Sequence> Choose(IEnumerable<Sequence> waiting)
    {
        if (options.MaxBatch == 1)
        {
            return [];
        }
        var batch = new List<GenerateSequence>();
        var longest = 0;
        var reply = 0;
        foreach (var sequence in waiting.OfType<GenerateSequence>().Where(CanJoin).OrderByDescending(s => s.Tokens.Count).ThenBy(s => s.Arrival))
        {
            var prompt = Math.Max(longest, sequence.Tokens.Count);
            var length = prompt + Math.Max(reply, sequence.MostTokens - sequence.Tokens.Count);
            var fits = (batch.Count + 1) * (long)prompt <= options.TokenBudget
                && (batch.Count + 1) * (long)length <= options.CachePositions
                && length <= options.Positions;
            if (fits)
            {
                batch.Add(sequence);
                (longest, reply) = (prompt, length - prompt);
            }
            if (batch.Count == options.MaxBatch)
            {
                break;
            }
        }
        return batch.Count > 1 ? batch : [];
    }

    // GenAI takes a last token that is the padding's for padding. A reply of one token gains nothing from a batch.
    private bool CanJoin(GenerateSequence sequence) =>
        sequence.IsGreedy && sequence.Tokens[^1] != options.PadId && sequence.MostTokens - sequence.Tokens.Count > 1;
}
