namespace ModelTest.Datasets.ArenaHard;

/// <summary>A game with a verdict, as the Bradley-Terry fit takes it.</summary>
/// <param name="QuestionId">The question; both games of a question have the same.</param>
/// <param name="ModelA">The first model.</param>
/// <param name="ModelB">The second model.</param>
/// <param name="Winner">Who won.</param>
/// <param name="Weight">How many battles it counts as: 3 for a significantly better answer, else 1.</param>
internal sealed record ArenaHardBattle(string QuestionId, string ModelA, string ModelB, ArenaHardWinner Winner, int Weight);
