using System.Text.Json.Serialization;
using ModelTest.Baselines;

namespace ModelTest.Recording;

/// <summary>A dataset against its baseline, in run.json; the properties are its keys in order.</summary>
internal sealed record RunBaseline
{
    /// <summary>The dataset's name in result files.</summary>
    public required string Dataset { get; init; }

    /// <summary>pass or fail of the test of the comparison.</summary>
    public required string Outcome { get; init; }

    /// <summary>Items in both.</summary>
    public required int Items { get; init; }

    /// <summary>Items that were right and are not.</summary>
    public required int Lost { get; init; }

    /// <summary>Items that are right and were not.</summary>
    public required int Gained { get; init; }

    /// <summary>The change of the average over the subjects, -1 to 1.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public required double CiLow { get; init; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public required double CiHigh { get; init; }

    /// <summary>p of the loss over all items, adjusted for the tests of the subjects.</summary>
    public required double P { get; init; }

    /// <summary>What the test says, a line each: why it fails, or the numbers.</summary>
    public required IReadOnlyList<string> Shown { get; init; }

    /// <summary>The comparison item by item, for the report; null where it is not at hand.</summary>
    [JsonIgnore]
    public BaselineComparison? Comparison { get; init; }

    /// <summary>What a gate over a whole dataset found.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="gate">Its gate.</param>
    /// <param name="failure">Why the test fails; null when it passes.</param>
    public static RunBaseline Of(string dataset, BaselineComparison comparison, BaselineGate gate, string? failure) => new()
    {
        Dataset = dataset,
        Outcome = failure is null ? SubjectRow.Pass : SubjectRow.Fail,
        Items = comparison.Counts.Items,
        Lost = comparison.Counts.Lost,
        Gained = comparison.Counts.Gained,
        Difference = comparison.Difference,
        CiLow = comparison.Interval.Low,
        CiHigh = comparison.Interval.High,
        P = comparison.Losses.Overall,
        Shown = (failure ?? gate.Numbers()).Split('\n'),
        Comparison = comparison,
    };

    /// <summary>The test of the comparison as one of the run's gates.</summary>
    public RunGate ToGate() => new(Dataset, $"{Dataset}-baseline", "baseline", null, null, null, null, Outcome);
}
