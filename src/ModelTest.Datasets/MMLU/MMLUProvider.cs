using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.MMLU;

/// <summary>MMLU: 57 subjects of English multiple-choice questions, with prompts and scoring as OpenCompass has them.</summary>
public sealed class MMLUProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => MMLUBenchmark.Instance.Name;

    /// <inheritdoc />
    public Type SettingsType => typeof(MMLUSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as MMLUSettings ?? throw new ArgumentException($"needs {nameof(MMLUSettings)}", nameof(settings));
        return new ChoiceDataset(own.Path, ChoiceOptions.From(MMLUBenchmark.Instance, own));
    }
}
