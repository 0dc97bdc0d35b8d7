using System.Text.Json.Serialization;
using ModelTest.Models;

namespace ModelTest.Replaying;

/// <summary>A model's answer to one question of an item, complete enough to be given again; the properties are its fields in order.</summary>
internal sealed record RecordedCall
{
    /// <summary>The question, see <see cref="QuestionKey"/>.</summary>
    [JsonRequired]
    public string Key { get; init; } = "";

    /// <summary>The reply; null in a file where the item's own reply is the same, and where continuations were scored.</summary>
    public string? Reply { get; init; }

    /// <summary>Why the reply ended; null where continuations were scored.</summary>
    public StopReason? StopReason { get; init; }

    /// <summary>Tokens of the prompt.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens generated; null where continuations were scored.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Sum of ln p per continuation; null where a reply was generated.</summary>
    public IReadOnlyList<double>? LogProbabilities { get; init; }

    /// <summary>Tokens per continuation; null where a reply was generated.</summary>
    public IReadOnlyList<int>? Tokens { get; init; }

    /// <summary>Sum of ln p over the prompt; null where it was not asked for.</summary>
    public double? PromptLogProbability { get; init; }

    /// <summary>A generated reply.</summary>
    /// <param name="key">The question.</param>
    /// <param name="reply">The reply.</param>
    public static RecordedCall Of(string key, Reply reply) => new()
    {
        Key = key,
        Reply = reply.Text,
        StopReason = reply.StopReason,
        PromptTokens = reply.PromptTokens,
        OutputTokens = reply.OutputTokens,
    };

    /// <summary>Scored continuations.</summary>
    /// <param name="key">The question.</param>
    /// <param name="scores">The scores.</param>
    public static RecordedCall Of(string key, ScoreResult scores) => new()
    {
        Key = key,
        PromptTokens = scores.PromptTokens,
        LogProbabilities = [.. scores.Continuations.Select(c => c.LogProbability)],
        Tokens = [.. scores.Continuations.Select(c => c.Tokens)],
        PromptLogProbability = scores.PromptLogProbability,
    };

    /// <summary>The reply; null where this is none.</summary>
    public Reply? ToReply() =>
        Reply is { } text && StopReason is { } reason && OutputTokens is { } tokens ? new Reply(text, PromptTokens, tokens, reason) : null;

    /// <summary>The scores; null where these are none.</summary>
    public ScoreResult? ToScores() => LogProbabilities is { } sums && Tokens is { } counts && sums.Count == counts.Count
        ? new ScoreResult([.. sums.Zip(counts, (sum, count) => new ContinuationScore(sum, count))], PromptTokens, PromptLogProbability)
        : null;
}
