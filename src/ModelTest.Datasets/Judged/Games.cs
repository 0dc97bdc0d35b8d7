using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Judged;

/// <summary>The comparisons that OpenCompass has a judge make.</summary>
internal static class Games
{
    /// <summary>The seed of OpenCompass's LMEvaluator.</summary>
    private const int Seed = 666;

    /// <summary>The games of a set of items, in the order in which OpenCompass saves them.</summary>
    /// <param name="order">Who comes first.</param>
    /// <param name="items">How many items; 0 or more. With <see cref="GameOrder.Random"/> an item's order depends on those before it.</param>
    public static IReadOnlyList<Game> Of(GameOrder order, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        return order switch
        {
            GameOrder.Fixed => [.. All(items, false)],
            GameOrder.Double => [.. All(items, false), .. All(items, true)],
            _ => Shuffled(items),
        };
    }

    private static IEnumerable<Game> All(int items, bool modelFirst) => Enumerable.Range(0, items).Select(i => new Game(i, modelFirst));

    private static List<Game> Shuffled(int items)
    {
        var random = new PythonRandom(Seed);
        var games = new List<Game>(items);
        for (var i = 0; i < items; i++)
        {
            // OpenCompass shuffles the pair [baseline, model] of each item in turn.
            bool[] isModel = [false, true];
            random.Shuffle(isModel);
            games.Add(new Game(i, isModel[0]));
        }
        return games;
    }
}
