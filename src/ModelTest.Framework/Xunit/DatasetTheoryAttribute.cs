using System.Reflection;
using System.Runtime.CompilerServices;
using global::Xunit;
using global::Xunit.Sdk;
using global::Xunit.v3;

namespace ModelTest.Xunit;

/// <summary>
/// Marks a method with one parameter of type <see cref="SubjectRef"/> as the tests of a dataset: a row per subject, with the traits Dataset,
/// Subject and Category, found without a model. The method calls <see cref="SubjectRef.RunAsync"/>.
/// </summary>
/// <param name="dataset">The dataset's name, such as <c>ceval</c>.</param>
/// <param name="sourceFilePath">Filled in by the compiler.</param>
/// <param name="sourceLineNumber">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(TheoryDiscoverer))]
public sealed class DatasetTheoryAttribute(
    string dataset, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), IDataAttribute, ITraitAttribute
{
    /// <summary>The dataset's name.</summary>
    public string Dataset { get; } = dataset;

    bool? IDataAttribute.Explicit => null;

    string? IDataAttribute.Label => null;

    string? IDataAttribute.TestDisplayName => null;

    int? IDataAttribute.Timeout => null;

    string[]? IDataAttribute.Traits => null;

    /// <summary>The trait that every row has, also one that tells what is wrong.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Dataset", Dataset)];

    ValueTask<IReadOnlyCollection<ITheoryDataRow>> IDataAttribute.GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        return new([.. SuiteTheories.Rows(testMethod, Dataset).Select(TheoryRow)]);
    }

    bool IDataAttribute.SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow TheoryRow(Running.Discovery.TestRow row) => new(new SubjectRef(row))
    {
        TestDisplayName = row.DisplayName,
        // An empty label keeps the parameter's value out of the name.
        Label = "",
        Skip = row.Skip,
        Traits = row.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase),
    };
}
