using ModelTest.Datasets;

namespace ModelTest.Tests.Running;

internal sealed class FakeProvider(FakeDataset dataset) : IDatasetProvider
{
    public string Name => dataset.Name;

    public Type SettingsType => typeof(DatasetSettings);

    public IDataset Open(DatasetSettings settings) => dataset;
}
