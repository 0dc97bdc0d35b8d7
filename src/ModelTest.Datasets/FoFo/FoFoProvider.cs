using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.FoFo;

/// <summary>FoFo: 494 instructions that ask for a format; a judge says whether the reply has it.</summary>
public sealed class FoFoProvider : IDatasetProvider
{
    private const string Key = "fofo";

    // The instructions of the benchmark itself.
    private const int Instructions = 494;

    /// <inheritdoc />
    public string Name => Key;

    /// <inheritdoc />
    public Type SettingsType => typeof(FoFoSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as FoFoSettings ?? throw new ArgumentException($"needs {nameof(FoFoSettings)}", nameof(settings));
        var variant = VariantSetting.Of(Key, own.Variant);
        var file = FoFoReader.Find(own.Path);
        var items = FoFoReader.Read(file);
        return new FoFoDataset(NameOf(file, items.Count), items, variant, own.MaxNewTokens);
    }

    // OpenCompass's Chinese set is named after its language.
    private static string NameOf(string file, int items) => Path.GetFileNameWithoutExtension(file).EndsWith("_cn", StringComparison.Ordinal)
        ? Key + "-cn"
        : SampleName.Of(Key, file, items, Instructions);
}
