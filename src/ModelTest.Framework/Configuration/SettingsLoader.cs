using ModelTest.Extensions;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Loads the configuration.</summary>
internal static class SettingsLoader
{
    /// <summary>Merges the sources by rank and checks every key and value.</summary>
    /// <param name="sources">Where settings come from.</param>
    /// <param name="registry">The datasets and engines that can be configured.</param>
    /// <exception cref="InputException">Something is wrong: every problem found, each with its key, its place, the value and the fix.</exception>
    public static Settings Load(SettingsSources sources, ExtensionRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(registry);
        var problems = new List<Problem>();
        var root = Merge(sources, problems);
        var settings = new SettingsAssembly(registry, problems).Build(root);
        // A model chosen by name is bound in 'models' and again as 'model'; what is wrong with it is told once.
        return problems.Count == 0 ? settings : throw new InputException([.. problems.Distinct()]);
    }

    private static SettingsNode Merge(SettingsSources sources, List<Problem> problems)
    {
        var layers = new List<SettingsNode>(FlatSource.Defaults(sources, problems));
        if (JsonSource.Find(sources) is { } file && new JsonSource(problems).Load(file) is { } json)
        {
            layers.Add(json);
        }
        var environment = FlatSource.Environment(sources, problems).ToList();
        var build = FlatSource.Build(sources, problems).ToList();
        // Keys in variables are about the model that the same command names, be it in a variable or with -p:.
        layers.AddRange([environment[0], build[0], environment[1], SettingsMerge.AsPaths(build[0]), build[1]]);
        return layers.Aggregate(SettingsMerge.Over);
    }
}
