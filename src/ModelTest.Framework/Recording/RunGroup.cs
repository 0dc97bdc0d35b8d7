namespace ModelTest.Recording;

/// <summary>A group of subjects in run.json, so that a run's files say all that its reports are made of.</summary>
/// <param name="Name">The row's name in OpenCompass's tables.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Subjects">Names of the subjects it is over.</param>
internal sealed record RunGroup(string Name, string Title, IReadOnlyList<string> Subjects)
{
    /// <summary>The metric of its row; null: the average over the subjects.</summary>
    public string? Metric { get; init; }

    /// <summary>True where the dataset computes the number, which is then among the aggregates; null: it is the average over the subjects.</summary>
    public bool? Computed { get; init; }

    /// <summary>Its units; null: those of the dataset.</summary>
    public RunScale? Scale { get; init; }

    /// <summary>True where the number is about the judging; null otherwise.</summary>
    public bool? Diagnostic { get; init; }
}
