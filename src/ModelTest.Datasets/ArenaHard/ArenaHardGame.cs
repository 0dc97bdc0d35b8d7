namespace ModelTest.Datasets.ArenaHard;

/// <summary>A game that was judged.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="ModelFirst">Whether the model was assistant A and the baseline B, as in the second game; else the other way round.</param>
/// <param name="Verdict">The judge's verdict; null: it has none.</param>
internal sealed record ArenaHardGame(string QuestionId, bool ModelFirst, ArenaHardVerdict? Verdict);
