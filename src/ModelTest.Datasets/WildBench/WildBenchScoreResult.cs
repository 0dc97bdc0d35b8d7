namespace ModelTest.Datasets.WildBench;

/// <summary>A task and the judge's score of the reply.</summary>
/// <param name="Task">The task.</param>
/// <param name="Reply">The model's reply.</param>
/// <param name="Score">The score, 1 to 10; null: the judge's reply could not be read.</param>
internal sealed record WildBenchScoreResult(WildBenchTask Task, string Reply, double? Score);
