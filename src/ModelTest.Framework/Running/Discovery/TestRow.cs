namespace ModelTest.Running.Discovery;

/// <summary>A row of a dataset's theory: one test.</summary>
/// <param name="Dataset">The dataset's name in the configuration.</param>
/// <param name="Name">The subject's name; of a gate the group's title; of a problem what it is about.</param>
/// <param name="Kind">What the row is.</param>
internal sealed record TestRow(string Dataset, string Name, RowKind Kind)
{
    /// <summary>Why a row of kind <see cref="RowKind.Problem"/> fails.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why the row cannot be checked in this run though nothing is wrong; null when it can.</summary>
    public string? Skip { get; init; }

    /// <summary>Whether the row makes this run's outcomes the baseline.</summary>
    public bool Accepts { get; init; }

    /// <summary>Values of the traits by name: Dataset, Subject, Category; Model where a run has several.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Traits { get; init; } = Empty;

    private static Dictionary<string, IReadOnlyCollection<string>> Empty { get; } = [];

    /// <summary>The whole name in test explorers and lists where it is not made from dataset and name.</summary>
    public string? Title { get; init; }

    /// <summary>The model that is asked, where a run has several; empty: the only one.</summary>
    public string Model { get; init; } = "";

    /// <summary>The name in test explorers and lists.</summary>
    public string DisplayName => Title ?? $"{Dataset} / {ShortName}{(Model.Length > 0 ? " / " + Model : "")}";

    /// <summary>The name within its dataset; in parentheses where it is no subject.</summary>
    public string ShortName => Kind == RowKind.Subject ? Name : $"({Name})";
}
