using System.Text.Json.Serialization;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Recording;

/// <summary>A line of judgements/{dataset}/{subject}.jsonl; the properties are its fields in order.</summary>
internal sealed record JudgementLine
{
    [JsonRequired]
    public string Item { get; init; } = "";

    [JsonRequired]
    public string Name { get; init; } = "";

    /// <summary>Which attempt at the judgement it is, from 1; only the last one counts.</summary>
    public int Attempt { get; init; }

    [JsonRequired]
    public IReadOnlyList<PredictionTurn> Prompt { get; init; } = [];

    public string Reply { get; init; } = "";

    /// <summary>Log-probabilities of the choices, where these were scored.</summary>
    public IReadOnlyDictionary<string, double>? Choices { get; init; }

    public double? Rating { get; init; }

    public string? Verdict { get; init; }

    /// <summary>Ratings by dimension, where there are any.</summary>
    public IReadOnlyDictionary<string, double>? Ratings { get; init; }

    [JsonRequired]
    public JudgementOutcome Outcome { get; init; }

    /// <summary>Why nothing could be read.</summary>
    public string? Problem { get; init; }

    public StopReason StopReason { get; init; }

    public int PromptTokens { get; init; }

    public int OutputTokens { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>True where an earlier run got the reply; null otherwise.</summary>
    public bool? Reused { get; init; }

    /// <summary>Why there is no reply.</summary>
    public string? Error { get; init; }

    /// <summary>Names the question, with whom it was put to and how; null where there is no reply.</summary>
    public string? Key { get; init; }

    public static JudgementLine From(string item, string name, int attempt, ModelCall call, Grade? grade) => new()
    {
        Item = item,
        Name = name,
        Attempt = attempt,
        Prompt = [.. call.Prompt.Turns.Select(t => new PredictionTurn(t.Role, t.Text))],
        Reply = call.Text,
        Choices = call.Choices,
        Rating = grade?.Rating,
        Verdict = grade is { Verdict.Length: > 0 } ? grade.Verdict : null,
        Ratings = grade is { Ratings.Count: > 0 } ? grade.Ratings : null,
        Outcome = grade is null ? JudgementOutcome.Error : grade.IsParsed ? JudgementOutcome.Parsed : JudgementOutcome.Unparsed,
        Problem = grade?.Problem,
        StopReason = call.StopReason,
        PromptTokens = call.PromptTokens,
        OutputTokens = call.OutputTokens,
        Milliseconds = Math.Round(call.Milliseconds, 3),
        Reused = call.Reused ? true : null,
        Error = call.Error,
        Key = call.Error is null ? call.Key : null,
    };

    /// <summary>The judge's answer; null where it gave none.</summary>
    public ModelCall? ToCall() => Key is null ? null : new(new Prompt([.. Prompt.Select(t => new Turn(t.Role, t.Content))]), Key)
    {
        Text = Reply,
        Choices = Choices,
        StopReason = StopReason,
        PromptTokens = PromptTokens,
        OutputTokens = OutputTokens,
        Milliseconds = Milliseconds,
        Reused = Reused == true,
    };
}
