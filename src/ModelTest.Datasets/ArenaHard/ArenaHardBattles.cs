using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Turns judged games into battles.</summary>
internal static class ArenaHardBattles
{
    /// <summary>The baseline of Arena-Hard v0.1, in its own files.</summary>
    public const string OfficialBaseline = "gpt-4-0314";

    /// <summary>The baseline's name in OpenCompass. Its summarizer shifts the ratings to 1000 for this name only, without a dash.</summary>
    public const string OpenCompassBaseline = "gpt4-0314";

    // What a significantly better answer weighs.
    private const int Strong = 3;

    /// <summary>The battles, in the order of the games. Games without a verdict give none.</summary>
    /// <param name="variant">Official: model A is the baseline. OpenCompass: model A is the one that the judge saw first.</param>
    /// <param name="games">The games.</param>
    /// <param name="baseline">The baseline's name.</param>
    /// <param name="model">The model's name.</param>
    public static IReadOnlyList<ArenaHardBattle> Of(JudgeVariant variant, IEnumerable<ArenaHardGame> games, string baseline, string model) =>
        [.. games.Where(g => g.Verdict is not null).Select(g => Battle(variant, g, baseline, model))];

    private static ArenaHardBattle Battle(JudgeVariant variant, ArenaHardGame game, string baseline, string model)
    {
        var (first, second) = new Game(0, game.ModelFirst).Order(baseline, model);
        var winner = game.Verdict switch
        {
            ArenaHardVerdict.Tie => ArenaHardWinner.Tie,
            ArenaHardVerdict.AMuchBetter or ArenaHardVerdict.ABetter => ArenaHardWinner.ModelA,
            _ => ArenaHardWinner.ModelB,
        };
        var weight = game.Verdict is ArenaHardVerdict.AMuchBetter or ArenaHardVerdict.BMuchBetter ? Strong : 1;
        return variant == JudgeVariant.Official && game.ModelFirst
            ? new(game.QuestionId, second, first, Turned(winner), weight)
            : new(game.QuestionId, first, second, winner, weight);
    }

    private static ArenaHardWinner Turned(ArenaHardWinner winner) => winner switch
    {
        ArenaHardWinner.ModelA => ArenaHardWinner.ModelB,
        ArenaHardWinner.ModelB => ArenaHardWinner.ModelA,
        _ => ArenaHardWinner.Tie,
    };
}
