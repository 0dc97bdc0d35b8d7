using ModelTest.Datasets.CEval;
using ModelTest.Extensions;

namespace ModelTest.Datasets;

/// <summary>Adds the benchmarks of this package.</summary>
public sealed class BuiltInDatasets : IModelTestExtension
{
    /// <inheritdoc />
    public void Register(ExtensionRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(new CEvalProvider());
    }
}
