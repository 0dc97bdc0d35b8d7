using ModelTest.Scoring;

namespace ModelTest.Datasets;

/// <summary>A group row of the summary.</summary>
/// <param name="Name">The row's name, such as <c>ceval-stem</c>.</param>
/// <param name="Title">The name for people and in gates, such as <c>STEM</c>.</param>
/// <param name="Subjects">Names of the subjects it is over, in order.</param>
public sealed record SubjectGroup(string Name, string Title, IReadOnlyList<string> Subjects)
{
    /// <summary>
    /// The row's number, from the results of exactly its subjects in their order; called once they all are done and none of them lacks a reply.
    /// Null: the average of the subjects' scores, each weighing the same. Pure; may be called more than once.
    /// </summary>
    public Func<IReadOnlyList<SubjectResult>, AggregateScore>? Compute { get; init; }

    /// <summary>The column metric of the summary.</summary>
    public string Metric { get; init; } = "naive_average";

    /// <summary>The number's units; null: those of the dataset.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>
    /// Whether the number is about the judging and not about the model, such as the judge's agreement with people: shown in the table, the reports
    /// and run.json, and gated like any other, but no row of OpenCompass's summary.
    /// </summary>
    public bool IsDiagnostic { get; init; }
}
