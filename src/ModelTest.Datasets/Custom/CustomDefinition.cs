using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.Custom;

/// <summary>A file <c>{name}.dataset.json</c>, as it is written.</summary>
internal sealed class CustomDefinition
{
    /// <summary>What the dataset is, for people.</summary>
    public string Description { get; set; } = "";

    /// <summary>The file of questions, from the definition's folder: CSV with a header, JSON lines, or a JSON array; <c>{subject}</c> for one of each subject.</summary>
    public string Files { get; set; } = "";

    /// <summary>The subjects in the order of reports; empty: those that are found, by name or in the order of the file.</summary>
    public string[] Subjects { get; set; } = [];

    /// <summary>Groups of subjects; the first that has a subject is its category.</summary>
    public Dictionary<string, string[]> Groups { get; set; } = [];

    /// <summary>What the columns are.</summary>
    public CustomColumns Columns { get; set; } = new();

    /// <summary>What the model is asked.</summary>
    public CustomPrompt Prompt { get; set; } = new();

    /// <summary>Worked examples.</summary>
    public CustomShots Shots { get; set; } = new();

    /// <summary>How the answer is got.</summary>
    public ChoiceMode Mode { get; set; }

    /// <summary>How the answer is taken from a reply.</summary>
    public CustomExtraction Extraction { get; set; } = new();

    /// <summary>How it is compared.</summary>
    public CustomComparison Comparison { get; set; } = new();
}
