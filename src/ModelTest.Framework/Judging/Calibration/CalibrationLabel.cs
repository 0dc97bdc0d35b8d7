using ModelTest.Prompts;

namespace ModelTest.Judging.Calibration;

/// <summary>A judged item of a calibration set: a line of its file.</summary>
/// <param name="Where">The file and the line, for messages.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Dataset">The dataset's name, in the configuration or in result files.</param>
/// <param name="Subject">The subject's name.</param>
internal sealed record CalibrationLabel(string Where, int Line, string Dataset, string Subject)
{
    /// <summary>The item's id; empty: any item of the subject, as the judge's prompt is given.</summary>
    public string Item { get; init; } = "";

    /// <summary>Which of the item's judgements is labelled; null: the only one, or the item as a whole.</summary>
    public string? Judgement { get; init; }

    /// <summary>The judge's whole prompt; null: the dataset makes it.</summary>
    public Prompt? Prompt { get; init; }

    /// <summary>Replies that stand in for the model's, turn by turn; empty: the label is about this run's own.</summary>
    public IReadOnlyList<string> Replies { get; init; } = [];

    /// <summary>The right rating; null where the label is a verdict.</summary>
    public double? Rating { get; init; }

    /// <summary>The right verdict; empty where the label is a rating.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Whether the label is about a reply of this run, so that there is nothing more to ask.</summary>
    public bool IsOfRun => Prompt is null && Replies.Count == 0;

    /// <summary>The item's name in records and messages.</summary>
    public string Id => Item.Length > 0 ? Item : FormattableString.Invariant($"line {Line}");

    /// <summary>Whether it is about a dataset.</summary>
    /// <param name="provider">The name in the configuration.</param>
    /// <param name="name">The name in result files.</param>
    public bool IsOf(string provider, string name) =>
        Dataset.Equals(provider, StringComparison.OrdinalIgnoreCase) || Dataset.Equals(name, StringComparison.OrdinalIgnoreCase);
}
