namespace ModelTest.Datasets.Judged;

/// <summary>Means of groups, which keep the order in which they first appear, as Python's dictionaries do.</summary>
internal sealed class GroupMeans
{
    private readonly OrderedDictionary<string, (double Sum, int Count)> groups = [];

    /// <summary>The groups' names in the order of their first value.</summary>
    public IEnumerable<string> Names => groups.Keys;

    /// <summary>Adds a value to a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="value">The value.</param>
    public void Add(string group, double value)
    {
        var (sum, count) = groups.GetValueOrDefault(group);
        groups[group] = (sum + value, count + 1);
    }

    /// <summary>A group's mean, or null when it has no values.</summary>
    /// <param name="group">The group.</param>
    public double? Mean(string group) => groups.TryGetValue(group, out var g) ? g.Sum / g.Count : null;
}
