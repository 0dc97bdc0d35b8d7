using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Replaying;

/// <summary>Everything that an item asked the model, and what that answered: with it the item can be evaluated again without the model.</summary>
internal sealed class CallTrace
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> counted = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, RecordedCall> calls = new(StringComparer.Ordinal);

    /// <summary>Nothing yet.</summary>
    public CallTrace()
    {
    }

    /// <summary>What was recorded.</summary>
    /// <param name="counted">Tokens by question.</param>
    /// <param name="calls">The answers.</param>
    public CallTrace(IReadOnlyDictionary<string, int>? counted, IReadOnlyList<RecordedCall> calls)
    {
        foreach (var (key, tokens) in counted ?? new Dictionary<string, int>())
        {
            this.counted[key] = tokens;
        }
        foreach (var call in calls)
        {
            this.calls[call.Key] = call;
        }
    }

    /// <summary>Tokens of prompts by question, in an order that does not depend on which was counted first.</summary>
    public IReadOnlyDictionary<string, int> Counted
    {
        get
        {
            lock (gate)
            {
                return new SortedDictionary<string, int>(counted, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The answers, in an order that does not depend on which came first.</summary>
    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls.Values];
            }
        }
    }

    /// <summary>Notes the tokens of a prompt.</summary>
    public void Add(Prompt prompt, int tokens)
    {
        var key = QuestionKey.OfCount(prompt);
        lock (gate)
        {
            counted[key] = tokens;
        }
    }

    /// <summary>Notes a reply.</summary>
    public void Add(Prompt prompt, GenerateOptions options, Reply reply) => Add(RecordedCall.Of(QuestionKey.OfReply(prompt, options), reply));

    /// <summary>Notes scores.</summary>
    public void Add(Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, ScoreResult scores) =>
        Add(RecordedCall.Of(QuestionKey.OfScores(prompt, continuations, options), scores));

    /// <summary>The tokens of a prompt; null where they were not counted.</summary>
    public int? Find(Prompt prompt)
    {
        var key = QuestionKey.OfCount(prompt);
        lock (gate)
        {
            return counted.TryGetValue(key, out var tokens) ? tokens : null;
        }
    }

    /// <summary>The answer to a question; null where it was not asked.</summary>
    public RecordedCall? Find(string key)
    {
        lock (gate)
        {
            return calls.GetValueOrDefault(key);
        }
    }

    private void Add(RecordedCall call)
    {
        lock (gate)
        {
            calls[call.Key] = call;
        }
    }
}
