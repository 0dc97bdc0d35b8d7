namespace ModelTest.Datasets;

/// <summary>A benchmark that can be opened by name.</summary>
public interface IDatasetProvider
{
    /// <summary>The name in filters and the configuration, such as <c>ceval</c>; the trait Dataset.</summary>
    string Name { get; }

    /// <summary>The class of its settings: <see cref="DatasetSettings"/> or one derived from it, with a public parameterless constructor.</summary>
    Type SettingsType { get; }

    /// <summary>
    /// Finds out what subjects there are: all of them, for filters and gates must know those that <see cref="DatasetSettings.Subjects"/> leaves
    /// out. Cheap: called in discovery, reads no questions and needs no model.
    /// </summary>
    /// <param name="settings">An instance of <see cref="SettingsType"/>.</param>
    /// <exception cref="Problems.InputException">The data is not there, or an option is wrong.</exception>
    IDataset Open(DatasetSettings settings);
}
