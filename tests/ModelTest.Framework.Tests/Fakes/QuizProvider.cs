using ModelTest.Datasets;

namespace ModelTest.Tests.Fakes;

internal sealed class QuizProvider(string name = "quiz") : IDatasetProvider
{
    public string Name => name;

    public Type SettingsType => typeof(QuizSettings);

    public IDataset Open(DatasetSettings settings) => new QuizDataset(name);
}
