using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CEval;

/// <summary>C-Eval: 52 subjects of Chinese multiple-choice questions, with prompts and scoring as OpenCompass has them.</summary>
public sealed class CEvalProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => "ceval";

    /// <inheritdoc />
    public Type SettingsType => typeof(CEvalSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as CEvalSettings ?? throw new ArgumentException($"needs {nameof(CEvalSettings)}", nameof(settings));
        return new ChoiceDataset(own.Path, ChoiceOptions.From(CEvalBenchmark.Instance, own));
    }
}
