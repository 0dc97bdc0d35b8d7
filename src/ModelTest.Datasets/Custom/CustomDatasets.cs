using System.Text.RegularExpressions;
using ModelTest.Extensions;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>Adds datasets that are described by files <c>{name}.dataset.json</c>. The build calls it for those it finds.</summary>
public static partial class CustomDatasets
{
    /// <summary>Adds a dataset; <c>datasets.{name}.definition</c> names its definition.</summary>
    /// <param name="registry">The registry of the test process.</param>
    /// <param name="name">The dataset's name: small letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <exception cref="InputException">The name cannot be used, or is another dataset's.</exception>
    public static void Add(ExtensionRegistry registry, string name)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(name);
        var file = name + CustomDatasetProvider.Extension;
        if (!Name().IsMatch(name))
        {
            throw new InputException(file, $"'{name}' cannot be a dataset's name.", "name the file with small letters, digits, - and _ only.");
        }
        if (registry.Datasets.ContainsKey(name))
        {
            throw new InputException(file, $"there is a dataset '{name}' already.", "give the file another name.");
        }
        registry.Add(new CustomDatasetProvider(name));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
