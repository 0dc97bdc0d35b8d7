using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Problems;

namespace ModelTest.Running.Sharding;

/// <summary>
/// Which items of a dataset are a shard's: the items in the dataset's order, cut into as many pieces as there are shards, all of the same cost. So a
/// subject's items stay together but at the cuts, and what their prompts share is computed once; and every machine cuts at the same places, for
/// nothing but the items counts.
/// </summary>
internal static class ShardPlan
{
    // What an item costs beside its question, in characters of a question: the reply, and what the template adds.
    private const int Fixed = 100;

    /// <summary>The ids of the shard's items by subject; subjects without any are left out.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="shard">The shard.</param>
    /// <exception cref="InputException">A subject's files are wrong.</exception>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(SuiteDataset dataset, Shard shard)
    {
        var items = dataset.Subjects.SelectMany(s => Items(dataset, s).Select(i => (Subject: s, Item: i))).ToList();
        var numbers = Numbers([.. items.Select(i => CostOf(dataset.Dataset, i.Subject, i.Item))], shard.Count);
        return items.Zip(numbers).Where(i => i.Second == shard.Number).GroupBy(i => i.First.Subject.Name)
            .ToDictionary(
                g => g.Key, IReadOnlySet<string> (g) => g.Select(i => i.First.Item.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The number of the shard, from 1, that each of some items is in.</summary>
    /// <param name="costs">What the items cost, in their order; each more than 0.</param>
    /// <param name="shards">How many shards there are.</param>
    public static IReadOnlyList<int> Numbers(IReadOnlyList<long> costs, int shards)
    {
        var total = costs.Sum();
        var numbers = new int[costs.Count];
        var before = 0L;
        for (var i = 0; i < numbers.Length; i++)
        {
            // By an item's middle, in whole numbers: no rounding differs from machine to machine.
            numbers[i] = (int)(((2 * (Int128)before) + costs[i]) * shards / (2 * (Int128)total)) + 1;
            before += costs[i];
        }
        return numbers;
    }

    private static IReadOnlyList<Item> Items(SuiteDataset dataset, Subject subject) =>
        dataset.Dataset.Inspect(subject) is { Count: > 0 } problems ? throw new InputException(problems) : dataset.Items(subject);

    private static long CostOf(IDataset dataset, Subject subject, Item item) => dataset.Describe(subject, item).Question.Length + Fixed;
}
