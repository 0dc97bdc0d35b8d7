using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.CEval;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.MTBench101;
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
        registry.Add(new AlignBenchProvider());
        registry.Add(new MTBenchProvider());
        registry.Add(new MTBench101Provider());
    }
}
