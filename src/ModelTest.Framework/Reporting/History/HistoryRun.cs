using ModelTest.Recording;

namespace ModelTest.Reporting.History;

/// <summary>An earlier run.</summary>
/// <param name="Started">When it started.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Fingerprint">The model's fingerprint.</param>
/// <param name="Rows">Its subjects.</param>
internal sealed record HistoryRun(DateTimeOffset Started, string Model, string Fingerprint, IReadOnlyList<SubjectRow> Rows);
