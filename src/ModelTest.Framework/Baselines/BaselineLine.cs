using CsvHelper;
using ModelTest.Scoring;

namespace ModelTest.Baselines;

/// <summary>A line of baselines/{dataset}/{subject}.csv: an item as an accepted run left it; the properties are its columns in order.</summary>
[CsvRecord]
internal sealed partial record BaselineLine
{
    /// <summary>The item's id in its file.</summary>
    [CsvColumn("id")]
    public required string Id { get; init; }

    /// <summary>correct, wrong or unparsed.</summary>
    [CsvColumn("outcome")]
    public required string Outcome { get; init; }

    /// <summary>The answer taken from the reply; empty where there was none.</summary>
    [CsvColumn("prediction")]
    public required string Prediction { get; init; }

    /// <summary>The line of an item.</summary>
    /// <param name="item">An item with a reply, right or wrong.</param>
    public static BaselineLine Of(ItemResult item) => new() { Id = item.Id, Outcome = Word(item.Outcome), Prediction = item.Prediction };

    /// <summary>An outcome as the file spells it.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();
}
