namespace ModelTest.Datasets.Judged;

/// <summary>A named number of a benchmark's table.</summary>
/// <param name="Name">The row's name as the table prints it.</param>
/// <param name="Value">The number, already rounded where the table rounds it; null: the table leaves the cell empty.</param>
internal sealed record ScoreRow(string Name, double? Value);
