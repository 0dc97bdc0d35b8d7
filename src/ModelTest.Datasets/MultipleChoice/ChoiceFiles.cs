namespace ModelTest.Datasets.MultipleChoice;

/// <summary>How a benchmark's CSV files are laid out.</summary>
internal sealed record ChoiceFiles
{
    /// <summary>The path of a subject's file in the data folder, of split and subject.</summary>
    public required Func<string, string, string> Path { get; init; }

    /// <summary>The column of the question, as prompts name it.</summary>
    public required string Question { get; init; }

    /// <summary>The column of the right letter, as prompts name it.</summary>
    public required string Answer { get; init; }

    /// <summary>The column of the id; null: rows are numbered from 0.</summary>
    public string? Id { get; init; }

    /// <summary>The columns' names, where the files have no header.</summary>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>Whether quotes inside a field that is not quoted are text, as they are to Python.</summary>
    public bool HasStrayQuotes { get; init; }

    /// <summary>What prompts call a column that has another name in the file.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns that OpenCompass's loader leaves out: a placeholder of that name stays as it is.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The columns that OpenCompass's loader adds, empty, where a file lacks them, in its order.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>The columns that a file must have, as prompts name them.</summary>
    public IReadOnlyList<string> Required => [.. Id is null ? Array.Empty<string>() : [Id], Question, "A", "B", "C", "D", Answer];

    /// <summary>What the file calls a column.</summary>
    /// <param name="name">The name in prompts.</param>
    public string NameInFile(string name) => Renamed.FirstOrDefault(r => r.Value == name).Key ?? name;
}
