using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Judging;

/// <summary>A judgement to be made by a judge that writes.</summary>
/// <param name="Name">Which of the item's judgements it is, such as <c>turn 1</c> or <c>game 2</c>; unique in the item.</param>
/// <param name="Prompt">What the judge is asked: question, reply and instructions.</param>
/// <param name="Parse">Reads the judge's reply. Must not throw: what cannot be read is <see cref="Grade.NotParsed"/>.</param>
public sealed record JudgementRequest(string Name, Prompt Prompt, Func<string, Grade> Parse)
{
    /// <summary>How the judge answers.</summary>
    /// <value>Greedy, at most 2048 tokens: OpenCompass's defaults for judges.</value>
    public GenerateOptions Options { get; init; } = new() { Temperature = 0, MaxNewTokens = 2048 };

    /// <summary>The replies that are compared; null where one is rated.</summary>
    public ComparedReplies? Compared { get; init; }

    /// <summary>The user turn with which a judge is asked again where <see cref="Grade.AskAgain"/> says so; null: it is not.</summary>
    public string? Again { get; init; }

    /// <summary>How often the judge is asked at most, the first time included; 1 or more. Only with <see cref="Again"/>.</summary>
    public int MostAttempts { get; init; } = 2;
}
