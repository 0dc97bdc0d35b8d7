namespace ModelTest.Datasets.ArenaHard;

/// <summary>A model's battles against the baseline, counted with their weights.</summary>
/// <param name="Wins">Battles that the model won.</param>
/// <param name="Ties">Battles without a winner.</param>
/// <param name="Losses">Battles that the baseline won.</param>
internal sealed record ArenaHardTally(int Wins, int Ties, int Losses)
{
    /// <summary>
    /// The weighted win rate, 0 to 1: wins and half of the ties over all. With one model and the baseline the Bradley-Terry fit has this
    /// closed form. Null without battles.
    /// </summary>
    public double? WinRate => Wins + Ties + Losses is var all and > 0 ? (Wins + (Ties / 2.0)) / all : null;

    /// <summary>Counts a model's battles.</summary>
    /// <param name="battles">Battles, of this model and the baseline only.</param>
    /// <param name="model">The model.</param>
    public static ArenaHardTally Of(IEnumerable<ArenaHardBattle> battles, string model)
    {
        int wins = 0, ties = 0, losses = 0;
        foreach (var battle in battles)
        {
            var own = battle.ModelA == model ? ArenaHardWinner.ModelA : ArenaHardWinner.ModelB;
            if (battle.Winner == ArenaHardWinner.Tie)
            {
                ties += battle.Weight;
            }
            else if (battle.Winner == own)
            {
                wins += battle.Weight;
            }
            else
            {
                losses += battle.Weight;
            }
        }
        return new(wins, ties, losses);
    }
}
