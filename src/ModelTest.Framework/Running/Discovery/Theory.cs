namespace ModelTest.Running.Discovery;

/// <summary>A theory of the test assembly and the rows it has before the filter is looked at.</summary>
/// <param name="Dataset">The dataset's name in the configuration.</param>
/// <param name="FullyQualifiedName">The method with its class and namespace.</param>
/// <param name="Rows">A row per selected subject and per gate, or the one that tells what is wrong.</param>
/// <param name="Opened">The dataset; when it cannot be used, what is known of it without the configuration, or null.</param>
internal sealed record Theory(string Dataset, string FullyQualifiedName, IReadOnlyList<TestRow> Rows, SuiteDataset? Opened)
{
    /// <summary>The traits every row gets from its method, class and assembly.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Traits { get; init; } = new Dictionary<string, IReadOnlyCollection<string>>();

    /// <summary>Whether nothing can be run.</summary>
    public bool IsBroken => Rows is [{ Kind: RowKind.Problem }];

    /// <summary>The values a filter sees of a row.</summary>
    /// <param name="row">One of the rows, or one that is added to them.</param>
    /// <param name="property">A trait's name, DisplayName or FullyQualifiedName.</param>
    public IReadOnlyCollection<string> Values(TestRow row, string property) =>
        property.Equals("DisplayName", StringComparison.OrdinalIgnoreCase) ? [row.DisplayName]
        : property.Equals("FullyQualifiedName", StringComparison.OrdinalIgnoreCase) ? [FullyQualifiedName]
        : [.. Of(row.Traits, property), .. Of(Traits, property)];

    private static IEnumerable<string> Of(IReadOnlyDictionary<string, IReadOnlyCollection<string>> traits, string property) =>
        traits.Where(t => t.Key.Equals(property, StringComparison.OrdinalIgnoreCase)).SelectMany(t => t.Value);
}
