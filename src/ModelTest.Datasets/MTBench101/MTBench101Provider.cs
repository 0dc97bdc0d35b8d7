using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.MTBench101;

/// <summary>MT-Bench-101: 1,388 dialogues in English of thirteen tasks, each turn rated by a judge; a dialogue is worth its worst turn.</summary>
public sealed class MTBench101Provider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => "mtbench101";

    /// <inheritdoc />
    public Type SettingsType => typeof(MTBench101Settings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as MTBench101Settings ?? throw new ArgumentException($"needs {nameof(MTBench101Settings)}", nameof(settings));
        string[] parsings = [VariantSetting.OpenCompass, MTBench101Settings.Corrected];
        return parsings.Contains(own.Parsing, StringComparer.Ordinal)
            ? new MTBench101Dataset(MTBench101Reader.Find(own.Path), own)
            : throw new InputException(
                "datasets.mtbench101.parsing", $"'{own.Parsing}' is not a valid value.", Nearest.Suggest(own.Parsing, parsings));
    }
}
