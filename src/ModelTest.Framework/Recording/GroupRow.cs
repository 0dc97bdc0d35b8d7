using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A group in the reports.</summary>
/// <param name="Name">The row's name in OpenCompass's tables.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Score">The average of its subjects' scores, or what the dataset computes; null: there is none.</param>
/// <param name="Interval">Its 95 % interval; null: none is known.</param>
/// <param name="Minimum">The minimum that was checked; null: none was.</param>
/// <param name="Passed">Whether the gate's test passed; null where none ran.</param>
internal sealed record GroupRow(string Name, string Title, double? Score, Interval? Interval, double? Minimum, bool? Passed)
{
    /// <summary>The units of score, interval and minimum.</summary>
    public ScoreScale Scale { get; init; } = ScoreScale.Accuracy;

    /// <summary>The standard error of an average over subjects, clustered by subject; null: none is known, or the dataset computes the score.</summary>
    public double? StandardError { get; init; }

    /// <summary>The greatest share of unparsed items that was let pass, 0 to 1; null: any.</summary>
    public double? MaximumUnparsed { get; init; }

    /// <summary>The share of items that are unparsed, where that was checked.</summary>
    public double? Unparsed { get; init; }

    /// <summary>The title of the average over all subjects.</summary>
    public const string Overall = "overall";

    /// <summary>pass, fail, or nothing where no gate was checked.</summary>
    public string Outcome => Passed switch { true => SubjectRow.Pass, false => SubjectRow.Fail, _ => "" };
}
