namespace ModelTest.Datasets.ArenaHard;

/// <summary>What was read out of a judgement.</summary>
/// <param name="Verdict">The verdict; null: the game is not counted.</param>
/// <param name="Problem">Why there is none, for people; empty when there is one.</param>
/// <param name="AskAgain">Whether the official second attempt follows: there was no label at all.</param>
internal sealed record ArenaHardJudgement(ArenaHardVerdict? Verdict, string Problem, bool AskAgain)
{
    /// <summary>A verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public static ArenaHardJudgement Of(ArenaHardVerdict verdict) => new(verdict, "", false);

    /// <summary>No verdict.</summary>
    /// <param name="problem">Why, for people.</param>
    /// <param name="askAgain">Whether the judge is asked once more.</param>
    public static ArenaHardJudgement None(string problem, bool askAgain = false) => new(null, problem, askAgain);
}
