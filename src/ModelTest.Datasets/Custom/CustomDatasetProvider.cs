using ModelTest.Configuration;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>A dataset that a definition describes.</summary>
/// <param name="name">Its name.</param>
internal sealed class CustomDatasetProvider(string name) : IDatasetProvider
{
    /// <summary>How the names of definitions end.</summary>
    public const string Extension = ".dataset.json";

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Type SettingsType => typeof(CustomDatasetSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as CustomDatasetSettings ?? throw new ArgumentException($"needs {nameof(CustomDatasetSettings)}", nameof(settings));
        if (own.Definition.Length == 0)
        {
            throw new InputException(
                $"datasets.{name}.definition", "no file is given.", $"set it to the dataset's definition, such as 'datasets/{name}{Extension}'.");
        }
        var definition = SettingsFile.Read<CustomDefinition>(own.Definition);
        var folder = own.Path.Length > 0 ? own.Path : Path.GetDirectoryName(Path.GetFullPath(own.Definition))!;
        return new CustomDataset(CustomPlan.From(name, definition, folder, own));
    }
}
