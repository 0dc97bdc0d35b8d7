using System.Text.Json.Serialization;
using ModelTest.Prompts;
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

    public int PromptTokens { get; init; }

    public int OutputTokens { get; init; }

    public double Milliseconds { get; init; }

    public string? Error { get; init; }

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
        PromptTokens = result.PromptTokens,
        OutputTokens = result.OutputTokens,
        Milliseconds = Math.Round(result.Milliseconds, 3),
        Error = result.Error,
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
        PromptTokens = PromptTokens,
        OutputTokens = OutputTokens,
        Milliseconds = Milliseconds,
        Error = Error,
    };
}
