namespace ModelTest.Datasets.MultipleChoice;

/// <summary>What tells one multiple-choice benchmark from another.</summary>
internal sealed record ChoiceBenchmark
{
    /// <summary>The name in the configuration and in tables, such as <c>ceval</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the path should be, such as <c>C-Eval's folder formal_ceval, which holds dev and val</c>.</summary>
    public required string Wanted { get; init; }

    /// <summary>All subjects in the order of reports.</summary>
    public required IReadOnlyList<ChoiceSubject> Subjects { get; init; }

    /// <summary>Groups beside those that the subjects name: rows after theirs; weighted ones after the whole.</summary>
    public IReadOnlyList<ChoiceGroup> MoreGroups { get; init; } = [];

    /// <summary>What OpenCompass's names of subjects begin with, such as <c>ceval-</c>.</summary>
    public required string RowPrefix { get; init; }

    /// <summary>The wordings; the first that fits is the default.</summary>
    public required IReadOnlyList<ChoiceWording> Wordings { get; init; }

    /// <summary>How its files are laid out.</summary>
    public required ChoiceFiles Files { get; init; }

    /// <summary>The values of <c>split</c> and the folder that each scores; the first is the default.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Splits { get; init; }

    /// <summary>The split without labels, and what to do instead of scoring it; null: there is none.</summary>
    public (string Name, string Fix)? Unlabelled { get; init; }

    /// <summary>Whether a <c>subjects.json</c> in or beside the folder makes it a sample with subjects of its own.</summary>
    public bool HasSamples { get; init; }

    /// <summary>The section of the configuration, such as <c>datasets.ceval</c>.</summary>
    public string Section => "datasets." + Name;

    /// <summary>The folder that plain row names stand for; rows of another one name it.</summary>
    public string MainSplit => Splits[0].Value;
}
