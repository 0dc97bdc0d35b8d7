using System.Collections.Concurrent;
using System.Reflection;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Extensions;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>What is known of a test project without a model: its settings, its extensions and its datasets, each opened once.</summary>
internal sealed class Suite
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<Suite>> Suites = new();

    private readonly ConcurrentDictionary<string, Lazy<SuiteDataset>> datasets;

    /// <summary>A suite of given parts.</summary>
    /// <param name="runtime">What the command line said.</param>
    /// <param name="registry">Datasets and engines.</param>
    /// <param name="settings">The configuration.</param>
    public Suite(RuntimeSettings runtime, ExtensionRegistry registry, Settings settings)
        : this(runtime, registry, settings, new(StringComparer.Ordinal))
    {
    }

    private Suite(RuntimeSettings runtime, ExtensionRegistry registry, Settings settings, ConcurrentDictionary<string, Lazy<SuiteDataset>> datasets)
    {
        this.datasets = datasets;
        Runtime = runtime;
        Registry = registry;
        Settings = settings;
        Calibration = new CalibrationSet(settings, registry.Datasets);
    }

    /// <summary>What the command line said.</summary>
    public RuntimeSettings Runtime { get; }

    /// <summary>Datasets and engines.</summary>
    public ExtensionRegistry Registry { get; }

    /// <summary>The configuration.</summary>
    public Settings Settings { get; }

    /// <summary>The labels that the judge is compared with.</summary>
    public CalibrationSet Calibration { get; }

    /// <summary>The suite of a test assembly.</summary>
    /// <param name="assembly">The assembly with the theories.</param>
    /// <exception cref="InputException">The configuration or an extension cannot be used; thrown again on every call.</exception>
    public static Suite Of(Assembly assembly) => Suites.GetOrAdd(assembly, a => new Lazy<Suite>(() => Load(a))).Value;

    /// <summary>The suite as the test project alone has it: what is left to know datasets by when the configuration cannot be used.</summary>
    /// <param name="assembly">The assembly with the theories.</param>
    /// <exception cref="InputException">Not even that can be used.</exception>
    public static Suite OfDefaults(Assembly assembly)
    {
        var runtime = RuntimeSettings.Load(assembly);
        var registry = SuiteExtensions.Register(assembly);
        // No modeltest.json is looked for at the root, where there is no folder above.
        var sources = runtime.ToSources() with
        {
            Folder = Path.GetPathRoot(runtime.Folder) ?? runtime.Folder,
            File = null,
            Environment = new Dictionary<string, string>(),
            Build = new Dictionary<string, string>(),
        };
        return new Suite(runtime, registry, SettingsLoader.Load(sources, registry));
    }

    /// <summary>The suite of one of several models: the same datasets, asked of that model, with results of its own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="results">The folder of its results.</param>
    public Suite Of(NamedModel model, string results)
    {
        // What is wrong with the model's path was said where the models were named.
        var sources = new Dictionary<string, string>(Settings.Sources, StringComparer.OrdinalIgnoreCase);
        if (Settings.SourceOf(ModelReader.SeveralKey) is { } named)
        {
            sources["model.path"] = $"{named}, {ModelReader.SeveralKey}";
        }
        var run = Settings.Run with { Models = [], Results = results };
        return new(Runtime, Registry, Settings with { Model = model.Model, Several = [], Run = run, Sources = sources }, datasets);
    }

    /// <summary>A dataset, opened.</summary>
    /// <param name="name">The name in the configuration.</param>
    /// <exception cref="InputException">It cannot be used; thrown again on every call.</exception>
    public SuiteDataset Dataset(string name) => datasets.GetOrAdd(name, n => new Lazy<SuiteDataset>(() => Open(n))).Value;

    private static Suite Load(Assembly assembly)
    {
        var runtime = RuntimeSettings.Load(assembly);
        var registry = SuiteExtensions.Register(assembly);
        return new Suite(runtime, registry, SettingsLoader.Load(runtime.ToSources(), registry));
    }

    private SuiteDataset Open(string name)
    {
        if (!Registry.Datasets.TryGetValue(name, out var provider))
        {
            throw new InputException(
                "the test project",
                $"asks for the dataset '{name}', which no extension brings.",
                Registry.Datasets.Count == 0
                    ? "reference a package with datasets, such as ModelTest.Datasets."
                    : Nearest.Suggest(name, [.. Registry.Datasets.Keys]));
        }
        var settings = Settings.Datasets.GetValueOrDefault(name) ?? (DatasetSettings)Activator.CreateInstance(provider.SettingsType)!;
        if (Settings.InspectPath($"datasets.{name}.path", settings.Path) is { } missing)
        {
            throw new InputException([missing]);
        }
        var dataset = Open(provider, settings);
        if (dataset is IJudgedDataset && settings is not JudgedDatasetSettings)
        {
            throw new InputException(
                provider.GetType().Name,
                $"its datasets are judged, but its settings class {provider.SettingsType.Name} does not say so.",
                $"derive that class from {nameof(JudgedDatasetSettings)}.");
        }
        Problem[] problems =
        [
            .. UnknownSubjects(name, dataset, settings),
            .. Settings.Gates.Inspect(name, dataset),
            .. dataset is IJudgedDataset ? Calibration.Inspect(name, dataset) : [],
        ];
        return new SuiteDataset(name, dataset, settings, Select(dataset, settings), problems);
    }

    private IDataset Open(IDatasetProvider provider, DatasetSettings settings)
    {
        try
        {
            return provider.Open(settings);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems.Select(Settings.Locate)]);
        }
    }

    private static IReadOnlyList<Subject> Select(IDataset dataset, DatasetSettings settings) => settings.Subjects.Length == 0
        ? dataset.Subjects
        : [.. dataset.Subjects.Where(s => settings.Subjects.Contains(s.Name, StringComparer.OrdinalIgnoreCase))];

    private IEnumerable<Problem> UnknownSubjects(string name, IDataset dataset, DatasetSettings settings)
    {
        var known = dataset.Subjects.Select(s => s.Name).ToArray();
        var key = $"datasets.{name}.subjects";
        return settings.Subjects.Except(known, StringComparer.OrdinalIgnoreCase)
            .Select(unknown => Settings.Locate(new Problem(key, $"{name} has no subject '{unknown}'.", Nearest.Suggest(unknown, known))));
    }
}
