using CsvHelper;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A row of subjects.csv; the properties are its columns in order.</summary>
[CsvRecord]
internal sealed partial record SubjectRow
{
    /// <summary>The outcome of a subject whose test passes.</summary>
    public const string Pass = "pass";

    /// <summary>The outcome of a subject whose test fails.</summary>
    public const string Fail = "fail";

    /// <summary>The dataset's name in result files.</summary>
    [CsvColumn("dataset")]
    public required string Dataset { get; init; }

    /// <summary>The subject's name.</summary>
    [CsvColumn("subject")]
    public required string Subject { get; init; }

    /// <summary>The group it belongs to.</summary>
    [CsvColumn("category")]
    public required string Category { get; init; }

    /// <summary>How replies were got: gen, ppl, clp.</summary>
    [CsvColumn("mode")]
    public required string Mode { get; init; }

    /// <summary>All items.</summary>
    [CsvColumn("items")]
    public required int Items { get; init; }

    /// <summary>Right items; null where items are judged or were only asked.</summary>
    [CsvColumn("correct")]
    public required int? Correct { get; init; }

    /// <summary>Items with a wrong prediction; null where items are judged or were only asked.</summary>
    [CsvColumn("wrong")]
    public required int? Wrong { get; init; }

    /// <summary>Items whose reply held no prediction, or the judge's no rating or verdict.</summary>
    [CsvColumn("unparsed")]
    public required int Unparsed { get; init; }

    /// <summary>Items without a reply.</summary>
    [CsvColumn("errors")]
    public required int Errors { get; init; }

    /// <summary>Right items over all items, 0 to 1, or the mean in the units of its scale; null: there is none.</summary>
    [CsvColumn("score")]
    public required double? Score { get; init; }

    /// <summary>Lower end of the 95 % interval; null: none is known.</summary>
    [CsvColumn("ci_low")]
    public required double? CiLow { get; init; }

    /// <summary>Upper end of the 95 % interval; null: none is known.</summary>
    [CsvColumn("ci_high")]
    public required double? CiHigh { get; init; }

    /// <summary>The subject's minimum; null: none.</summary>
    [CsvColumn("minimum")]
    public required double? Minimum { get; init; }

    /// <summary>pass or fail.</summary>
    [CsvColumn("outcome")]
    public required string Outcome { get; init; }

    /// <summary>Seconds from the first item asked to the last answered.</summary>
    [CsvColumn("seconds")]
    public required double Seconds { get; init; }

    /// <summary>Prompt tokens of all items.</summary>
    [CsvColumn("prompt_tokens")]
    public required long PromptTokens { get; init; }

    /// <summary>Generated tokens of all items.</summary>
    [CsvColumn("output_tokens")]
    public required long OutputTokens { get; init; }

    /// <summary>The 95 % interval; null: none is known.</summary>
    internal Interval? Interval => CiLow is { } low && CiHigh is { } high ? new Interval(low, high) : null;

    /// <summary>The row of a finished subject.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="result">The subject's result.</param>
    /// <param name="gate">What its gate found.</param>
    public static SubjectRow From(IDataset dataset, SubjectResult result, GateResult gate)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(gate);
        return new SubjectRow
        {
            Dataset = dataset.Name,
            Subject = result.Subject.Name,
            Category = result.Subject.Category,
            Mode = dataset.Mode,
            Items = result.Items.Count,
            Correct = result.Scale.IsAccuracy && !result.IsOnlyAsked ? result.Correct : null,
            Wrong = result.Scale.IsAccuracy && !result.IsOnlyAsked ? result.Wrong : null,
            Unparsed = result.Unparsed,
            Errors = result.Errors,
            Score = double.IsNaN(result.Score) || result.IsOnlyAsked ? null : result.Score,
            CiLow = gate.Interval?.Low,
            CiHigh = gate.Interval?.High,
            Minimum = gate.Minimum,
            Outcome = gate.Passed ? Pass : Fail,
            Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            PromptTokens = result.Items.Sum(i => (long)i.PromptTokens),
            OutputTokens = result.Items.Sum(i => (long)i.OutputTokens),
        };
    }
}
