namespace ModelTest.Judging;

/// <summary>What models and judges said in an earlier run, by key.</summary>
internal sealed class EarlierReplies
{
    private readonly Dictionary<string, ModelCall> calls;

    /// <summary>Replies of an earlier run.</summary>
    /// <param name="calls">The calls that were answered; of equal keys the last counts.</param>
    public EarlierReplies(IEnumerable<ModelCall> calls)
    {
        this.calls = new Dictionary<string, ModelCall>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            this.calls[call.Key] = call;
        }
    }

    /// <summary>Nothing.</summary>
    public static EarlierReplies None { get; } = new([]);

    /// <summary>How many there are.</summary>
    public int Count => calls.Count;

    /// <summary>The answer to a question, or null.</summary>
    /// <param name="call">The question.</param>
    public ModelCall? Find(ModelCall call) =>
        // The key alone would do for files that nobody has touched.
        calls.TryGetValue(call.Key, out var known) && known.Prompt.Turns.SequenceEqual(call.Prompt.Turns)
            ? known
            : null;
}
