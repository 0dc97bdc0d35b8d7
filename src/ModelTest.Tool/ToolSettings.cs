using System.CommandLine;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Datasets.Custom;
using ModelTest.Extensions;
using ModelTest.OnnxRuntime;
using ModelTest.OpenAI;
using ModelTest.Problems;
using ModelTest.Running;

namespace ModelTest.Tool;

/// <summary>The configuration as the command sees it: with the built-in datasets and engines, and what its options say on top.</summary>
internal static class ToolSettings
{
    /// <summary>The option that sets any key.</summary>
    public static Option<string[]> SetOption() => new("--set")
    {
        Description = "a setting as modeltest.json has it, such as datasets.ceval.path=/data/ceval; may be given again",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The built-in datasets and engines.</summary>
    public static ExtensionRegistry Registry()
    {
        var registry = new ExtensionRegistry();
        new BuiltInDatasets().Register(registry);
        new OnnxRuntimeEngines().Register(registry);
        new OpenAIEngines().Register(registry);
        return registry;
    }

    // As the build does for a test project: each datasets/**/{name}.dataset.json of the folder is a dataset.
    private static List<(string Name, string File)> Definitions(string folder)
    {
        const string Extension = CustomDatasetProvider.Extension;
        var datasets = Path.Join(folder, "datasets");
        return Directory.Exists(datasets)
            ? [.. Directory.EnumerateFiles(datasets, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f)[..^Extension.Length], f))]
            : [];
    }

    /// <summary>Loads the configuration. Datasets that are described in the folder are known beside the built-in ones.</summary>
    /// <param name="host">Where the command runs.</param>
    /// <param name="options">What its options say, under flat keys: the value, and the option as it was typed.</param>
    /// <param name="defaults">What counts where nothing else is said.</param>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static Suite Load(ToolHost host, IReadOnlyDictionary<string, (string Value, string Option)> options, IReadOnlyDictionary<string, string>? defaults = null)
    {
        var registry = Registry();
        var known = new Dictionary<string, string>(defaults ?? new Dictionary<string, string>());
        foreach (var (name, file) in Definitions(host.Folder))
        {
            CustomDatasets.Add(registry, name);
            known[$"datasets:{name}:definition"] = file;
        }
        var given = options.Where(o => o.Value.Value.Length > 0).ToList();
        var sources = new SettingsSources
        {
            Folder = host.Folder,
            Environment = host.Variables,
            Build = given.ToDictionary(o => o.Key, o => o.Value.Value),
            BuildNames = given.ToDictionary(o => o.Key, o => o.Value.Option),
            Defaults = known,
        };
        return new Suite(new RuntimeSettings { Startup = host.Folder, Project = host.Folder }, registry, SettingsLoader.Load(sources, registry));
    }

    /// <summary>What <c>--set</c> says, under flat keys.</summary>
    /// <param name="settings">Its values.</param>
    /// <exception cref="InputException">One is no setting.</exception>
    public static Dictionary<string, (string Value, string Option)> Given(string[]? settings)
    {
        var given = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings ?? [])
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new InputException("--set", $"'{setting}' is no setting.", "write the key, '=' and the value: --set datasets.ceval.limit=10.");
            }
            given[setting[..at].Replace('.', ':')] = (setting[(at + 1)..], "--set");
        }
        return given;
    }
}
