using ModelTest.Recording;

namespace ModelTest.Reporting.History;

/// <summary>What the history needs of an earlier run's run.json.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Mode">infer, evaluate or report; null: it asked and scored.</param>
/// <param name="Shard">The part of the items; null: all.</param>
/// <param name="Started">When it started.</param>
/// <param name="Model">The model.</param>
internal sealed record HistoryDocument(string? Status, string? Mode, string? Shard, DateTimeOffset Started, HistoryModel? Model)
{
    /// <summary>Whether it is a whole run that asked a model: one that evaluates recorded replies again would show the same run twice.</summary>
    public bool IsWhole => Status == RunDocument.Completed && Mode is null && Shard is null && Model is { Name: not null, Fingerprint: not null };
}
