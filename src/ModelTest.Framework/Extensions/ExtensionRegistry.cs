using ModelTest.Datasets;
using ModelTest.Models;

namespace ModelTest.Extensions;

/// <summary>The datasets and engines a test process knows.</summary>
public sealed class ExtensionRegistry
{
    private readonly Dictionary<string, IDatasetProvider> datasets = new(StringComparer.Ordinal);
    private readonly List<IEngine> engines = [];

    /// <summary>Datasets by name.</summary>
    public IReadOnlyDictionary<string, IDatasetProvider> Datasets => datasets;

    /// <summary>Engines in the order they were added.</summary>
    public IReadOnlyList<IEngine> Engines => engines;

    /// <summary>Adds a dataset; a later one of the same name replaces the earlier.</summary>
    /// <param name="provider">The dataset.</param>
    public void Add(IDatasetProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        datasets[provider.Name] = provider;
    }

    /// <summary>Adds an engine.</summary>
    /// <param name="engine">The engine.</param>
    public void Add(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        engines.Add(engine);
    }
}
