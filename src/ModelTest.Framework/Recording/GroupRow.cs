using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A group in the reports.</summary>
/// <param name="Name">The row's name in OpenCompass's tables.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Score">The average of its subjects' scores, 0 to 1.</param>
/// <param name="Interval">The average's 95 % interval.</param>
/// <param name="Minimum">The minimum that was checked, 0 to 1; null: none was.</param>
/// <param name="Passed">Whether the gate's test passed; null where none ran.</param>
internal sealed record GroupRow(string Name, string Title, double? Score, Interval Interval, double? Minimum, bool? Passed)
{
    /// <summary>The title of the average over all subjects.</summary>
    public const string Overall = "overall";

    /// <summary>pass, fail, or nothing where no gate was checked.</summary>
    public string Outcome => Passed switch { true => SubjectRow.Pass, false => SubjectRow.Fail, _ => "" };
}
