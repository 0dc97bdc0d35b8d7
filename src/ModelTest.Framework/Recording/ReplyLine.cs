using System.Text.Json.Serialization;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Recording;

/// <summary>A line of replies/{dataset}/{subject}.jsonl; the properties are its fields in order.</summary>
internal sealed record ReplyLine
{
    [JsonRequired]
    public string Item { get; init; } = "";

    [JsonRequired]
    public IReadOnlyList<PredictionTurn> Prompt { get; init; } = [];

    [JsonRequired]
    public string Reply { get; init; } = "";

    public StopReason StopReason { get; init; }

    public int PromptTokens { get; init; }

    public int OutputTokens { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>True where an earlier run got the reply; null otherwise.</summary>
    public bool? Reused { get; init; }

    /// <summary>Names the question, with whom it was put to and how.</summary>
    [JsonRequired]
    public string Key { get; init; } = "";

    public static ReplyLine From(string item, ModelCall call) => new()
    {
        Item = item,
        Prompt = [.. call.Prompt.Turns.Select(t => new PredictionTurn(t.Role, t.Text))],
        Reply = call.Text,
        StopReason = call.StopReason,
        PromptTokens = call.PromptTokens,
        OutputTokens = call.OutputTokens,
        Milliseconds = Math.Round(call.Milliseconds, 3),
        Reused = call.Reused ? true : null,
        Key = call.Key,
    };

    public ModelCall ToCall() => new(new Prompt([.. Prompt.Select(t => new Turn(t.Role, t.Content))]), Key)
    {
        Text = Reply,
        StopReason = StopReason,
        PromptTokens = PromptTokens,
        OutputTokens = OutputTokens,
        Milliseconds = Milliseconds,
        Reused = Reused == true,
    };
}
