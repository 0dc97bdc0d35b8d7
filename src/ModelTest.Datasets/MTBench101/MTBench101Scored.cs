namespace ModelTest.Datasets.MTBench101;

/// <summary>A judged turn.</summary>
/// <param name="Task">Its task.</param>
/// <param name="Dialogue">Its dialogue's id.</param>
/// <param name="Rating">The judge's rating; null: it could not be read.</param>
internal readonly record struct MTBench101Scored(string Task, string Dialogue, double? Rating);
