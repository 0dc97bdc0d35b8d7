namespace ModelTest.Running.Discovery;

/// <summary>A theory of the test assembly and the rows it has before the filter is looked at.</summary>
/// <param name="Dataset">The dataset's name in the configuration.</param>
/// <param name="FullyQualifiedName">The method with its class and namespace.</param>
/// <param name="Rows">A row per selected subject and per gate, or the one that tells what is wrong.</param>
/// <param name="Opened">The dataset; when it cannot be used, what is known of it without the configuration, or null.</param>
internal sealed record Theory(string Dataset, string FullyQualifiedName, IReadOnlyList<TestRow> Rows, SuiteDataset? Opened)
{
    /// <summary>Whether nothing can be run.</summary>
    public bool IsBroken => Rows is [{ Kind: RowKind.Problem }];
}
