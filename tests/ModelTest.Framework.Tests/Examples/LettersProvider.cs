using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;

namespace ModelTest.Tests.Examples;

public sealed class LettersProvider : IDatasetProvider
{
    public string Name => "letters";

    // By this class the framework knows that minimums are in the dataset's own units.
    public Type SettingsType => typeof(JudgedDatasetSettings);

    public IDataset Open(DatasetSettings settings) => File.Exists(settings.Path)
        ? new LettersDataset(settings.Path)
        : throw new InputException("datasets.letters.path", $"'{settings.Path}' is no file.", "give the file of tasks.");
}
