using ModelTest.Datasets;
using ModelTest.Judging;

namespace ModelTest.Tests.Judging;

internal sealed class EssayProvider(IJudgedDataset dataset, Type? settings = null) : IDatasetProvider
{
    public string Name => "essays";

    public Type SettingsType => settings ?? typeof(JudgedDatasetSettings);

    public IDataset Open(DatasetSettings settings) => dataset;
}
