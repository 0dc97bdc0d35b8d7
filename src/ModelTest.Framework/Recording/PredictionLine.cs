using System.Text.Json.Serialization;
using ModelTest.Prompts;
using ModelTest.Replaying;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>A line of predictions/{dataset}/{subject}.jsonl; the properties are its fields in order.</summary>
internal sealed record PredictionLine
{
    [JsonRequired]
    public string Id { get; init; } = "";

    public IReadOnlyList<PredictionTurn>? Prompt { get; init; }

    public string Reply { get; init; } = "";

    public string Prediction { get; init; } = "";

    public string Gold { get; init; } = "";

    [JsonRequired]
    public Outcome Outcome { get; init; }

    /// <summary>What a judged item was given.</summary>
    public double? Score { get; init; }

    /// <summary>What the score weighs; null: 1.</summary>
    public double? Weight { get; init; }

    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    public int? Shots { get; init; }

    /// <summary>Shots that did not fit; null: none.</summary>
    public int? DroppedShots { get; init; }

    public int PromptTokens { get; init; }

    public int OutputTokens { get; init; }

    public double Milliseconds { get; init; }

    public string? Error { get; init; }

    /// <summary>Tokens of the prompts that the item had counted, by question; null: none, or the item cannot be evaluated again.</summary>
    public IReadOnlyDictionary<string, int>? Counted { get; init; }

    /// <summary>What the model answered, by question; null: the item cannot be evaluated again without it.</summary>
    public IReadOnlyList<RecordedCall>? Calls { get; init; }

    public static PredictionLine From(ItemResult result) => new()
    {
        Id = result.Id,
        Prompt = result.Prompt is { } prompt ? [.. prompt.Turns.Select(t => new PredictionTurn(t.Role, t.Text))] : null,
        Reply = result.Reply,
        Prediction = result.Prediction,
        Gold = result.Gold,
        Outcome = result.Outcome,
        Score = result.Score,
        Weight = result.Weight == 1 ? null : result.Weight,
        Scores = result.Scores,
        Shots = result.Shots,
        DroppedShots = result.DroppedShots == 0 ? null : result.DroppedShots,
        PromptTokens = result.PromptTokens,
        OutputTokens = result.OutputTokens,
        Milliseconds = Math.Round(result.Milliseconds, 3),
        Error = result.Error,
        Counted = result.Trace?.Counted is { Count: > 0 } counted ? counted : null,
        // A reply is long, and mostly the item's own.
        Calls = result.Trace?.Calls.Select(c => c.Reply == result.Reply ? c with { Reply = null } : c).ToList(),
    };

    public ItemResult ToResult() => new()
    {
        Id = Id,
        Prompt = Prompt is { Count: > 0 } turns ? new Prompt([.. turns.Select(t => new Turn(t.Role, t.Content))]) : null,
        Reply = Reply,
        Prediction = Prediction,
        Gold = Gold,
        Outcome = Outcome,
        Score = Score,
        Weight = Weight ?? 1,
        Scores = Scores,
        Shots = Shots,
        DroppedShots = DroppedShots ?? 0,
        PromptTokens = PromptTokens,
        OutputTokens = OutputTokens,
        Milliseconds = Milliseconds,
        Error = Error,
        Trace = Calls is null ? null : new CallTrace(Counted, [.. Calls.Select(c => c.StopReason is null ? c : c with { Reply = c.Reply ?? Reply })]),
    };
}
