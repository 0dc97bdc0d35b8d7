using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Replaying;

namespace ModelTest.Scoring;

/// <summary>What is recorded of an item: a line of predictions/{dataset}/{subject}.jsonl.</summary>
public sealed record ItemResult
{
    /// <summary>The item's id in its file.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt that was asked (the last of several), or null when it came to none.</summary>
    public Prompt? Prompt { get; init; }

    /// <summary>The reply's text (of the last of several prompts); empty in modes that only score.</summary>
    public string Reply { get; init; } = "";

    /// <summary>The answer taken from the reply, or the verdict on it; empty when there is none.</summary>
    public string Prediction { get; init; } = "";

    /// <summary>The right answer, or the reference that the judge is shown.</summary>
    public string Gold { get; init; } = "";

    /// <summary>What became of the item.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What a judged item was given, in the units of the dataset's scale; null: nothing, or it is not judged.</summary>
    public double? Score { get; init; }

    /// <summary>What <see cref="Score"/> weighs in the subject's mean; more than 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>All replies of a judged item, in the order they were asked for; empty where it is not judged.</summary>
    public IReadOnlyList<ModelReply> Replies { get; init; } = [];

    /// <summary>The judgements of the item, in the order they were asked for.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>The question as a person would want to read it in a failure message.</summary>
    public string Question { get; init; } = "";

    /// <summary>Log-probabilities per choice, in modes that score; null otherwise.</summary>
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>How many shots the prompt has after shots that did not fit were dropped; null where there are none by design.</summary>
    public int? Shots { get; init; }

    /// <summary>How many shots were left out because the context could not hold them.</summary>
    public int DroppedShots { get; init; }

    /// <summary>Tokens of the model's prompts; the judge's are not among them.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens the model generated.</summary>
    public int OutputTokens { get; init; }

    /// <summary>Wall time of the item, waiting included, in milliseconds; set by the runner.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Why there is no reply; null unless the outcome is <see cref="Outcome.Error"/>.</summary>
    public string? Error { get; init; }

    /// <summary>What the item asked the model and was answered; null where it got no reply, or is judged.</summary>
    internal CallTrace? Trace { get; init; }
}
