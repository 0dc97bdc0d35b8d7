using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.GSM8K;

/// <summary>GSM8K: 1319 grade-school word problems, answered step by step, with prompts and scoring as OpenCompass has them.</summary>
public sealed class GSM8KProvider : IDatasetProvider
{
    private const string Key = "gsm8k";

    // The questions of the benchmark's test split.
    private const int Questions = 1319;

    /// <inheritdoc />
    public string Name => Key;

    /// <inheritdoc />
    public Type SettingsType => typeof(GSM8KSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as GSM8KSettings ?? throw new ArgumentException($"needs {nameof(GSM8KSettings)}", nameof(settings));
        var options = GSM8KOptions.From(own);
        var file = GSM8KReader.Find(own.Path);
        return new GSM8KDataset(SampleName.Of(Key, file, Count(file), Questions), file, options);
    }

    // Lines are counted, not read: discovery is cheap, and what is wrong in them is pre-flight's to tell.
    private static int? Count(string file)
    {
        try
        {
            return File.ReadLines(file).Count(line => line.Length > 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
