using ModelTest.Prompts;

namespace ModelTest.Judging;

/// <summary>One judgement: what the judge was asked, what it said, and what the benchmark reads out of that.</summary>
public sealed record Judgement
{
    /// <summary>Which of the item's judgements it is, such as <c>turn 1</c> or <c>game 2</c>; the same for this judgement of every item.</summary>
    public required string Name { get; init; }

    /// <summary>The prompt; where the judge was asked again, the last one, with the turns before.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>What the judge said; several replies are joined by line breaks. Empty where choices were scored.</summary>
    public string Reply { get; init; } = "";

    /// <summary>Log-probabilities of the choices, where choices were scored; null otherwise.</summary>
    public IReadOnlyDictionary<string, double>? Choices { get; init; }

    /// <summary>What was read out of it.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The replies that were compared; null where one was rated.</summary>
    public ComparedReplies? Compared { get; init; }

    /// <summary>How often the judge was asked; 1 or more.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The rating; null: none was read.</summary>
    public double? Rating => Grade.Rating;

    /// <summary>The verdict; empty: none was read.</summary>
    public string Verdict => Grade.Verdict;
}
