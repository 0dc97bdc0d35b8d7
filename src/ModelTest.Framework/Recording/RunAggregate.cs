namespace ModelTest.Recording;

/// <summary>A number over several subjects in run.json.</summary>
/// <param name="Dataset">The dataset's name in result files.</param>
/// <param name="Name">The row's name.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Score">The number, in its own units; null: there is none.</param>
/// <param name="CiLow">Lower end of its 95 % interval; null: none is known.</param>
/// <param name="CiHigh">Upper end of its 95 % interval; null: none is known.</param>
/// <param name="Shown">The number as tables show it.</param>
/// <param name="ShownInterval">The interval as tables show it; empty where none is known.</param>
/// <param name="Diagnostic">Whether it is about the judging and not about the model.</param>
/// <param name="Problem">Why it could not be computed; null: it could, or its subjects are not all there.</param>
internal sealed record RunAggregate(
    string Dataset,
    string Name,
    string Title,
    string Metric,
    double? Score,
    double? CiLow,
    double? CiHigh,
    string Shown,
    string ShownInterval,
    bool Diagnostic,
    string? Problem);
