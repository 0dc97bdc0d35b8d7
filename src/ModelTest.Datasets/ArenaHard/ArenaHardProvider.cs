using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Arena-Hard v0.1: 500 questions; a judge compares the model's answers with a baseline's, in both orders.</summary>
public sealed class ArenaHardProvider : IDatasetProvider
{
    internal const string Key = "arenahard";

    // The questions of the benchmark itself.
    private const int Questions = 500;

    /// <inheritdoc />
    public string Name => Key;

    /// <inheritdoc />
    public Type SettingsType => typeof(ArenaHardSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as ArenaHardSettings ?? throw new ArgumentException($"needs {nameof(ArenaHardSettings)}", nameof(settings));
        var options = ArenaHardOptions.From(own);
        var file = ArenaHardReader.FindQuestions(own.Path);
        var questions = ArenaHardReader.ReadQuestions(file);
        return new ArenaHardDataset(SampleName.Of(Key, file, questions.Count, Questions), questions, file, options);
    }
}
