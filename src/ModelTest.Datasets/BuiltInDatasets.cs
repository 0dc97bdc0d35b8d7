using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.CEval;
using ModelTest.Datasets.CMMLU;
using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.GSM8K;
using ModelTest.Datasets.MMLU;
using ModelTest.Datasets.MTBench101;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.WildBench;
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
        registry.Add(new MMLUProvider());
        registry.Add(new CMMLUProvider());
        registry.Add(new GSM8KProvider());
        registry.Add(new AlignBenchProvider());
        registry.Add(new MTBenchProvider());
        registry.Add(new MTBench101Provider());
        registry.Add(new AlpacaEvalProvider());
        registry.Add(new ArenaHardProvider());
        registry.Add(new FoFoProvider());
        registry.Add(new WildBenchProvider());
    }
}
