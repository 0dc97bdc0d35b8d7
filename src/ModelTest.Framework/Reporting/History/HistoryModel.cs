namespace ModelTest.Reporting.History;

/// <summary>The model of an earlier run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
internal sealed record HistoryModel(string? Name, string? Fingerprint);
