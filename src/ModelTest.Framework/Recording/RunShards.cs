using ModelTest.Configuration;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Whether the shards of a run are all there.</summary>
internal static class RunShards
{
    /// <summary>Checks runs that are to be as one.</summary>
    /// <param name="runs">The runs; at least one.</param>
    /// <param name="wrong">Makes the exception of what is wrong and what to do.</param>
    /// <exception cref="InputException">A shard is missing, there twice, or of another division.</exception>
    public static void Check(IReadOnlyList<RecordedRun> runs, Func<string, string, InputException> wrong)
    {
        if (runs.All(r => r.Document.Shard is null))
        {
            return;
        }
        var shards = runs.Select(r => (r.Folder, Shard: Shard.Parse(r.Document.Shard ?? ""))).ToList();
        if (shards.FirstOrDefault(s => s.Shard is null) is { Folder: not null } whole)
        {
            throw wrong($"'{whole.Folder}' is a whole run, and others are shards.", "name all shards of one run, or whole runs.");
        }
        var count = shards[0].Shard!.Count;
        if (shards.FirstOrDefault(s => s.Shard!.Count != count) is { Folder: not null } other)
        {
            throw wrong(
                $"'{other.Folder}' is shard {other.Shard}, and '{shards[0].Folder}' is shard {shards[0].Shard}.", "name the shards of one run.");
        }
        if (shards.GroupBy(s => s.Shard!.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw wrong(
                $"'{twice.First().Folder}' and '{twice.Last().Folder}' are both shard {twice.First().Shard}.", "name one of the two.");
        }
        var missing = Enumerable.Range(1, count).Except(shards.Select(s => s.Shard!.Number)).Select(n => new Shard(n, count).ToString()).ToList();
        if (missing.Count > 0)
        {
            throw wrong(
                $"shard {string.Join(", ", missing)} is not among the {runs.Count} runs.",
                "name the folders of all shards; one that never ran is run with -p:Shard=.");
        }
    }
}
