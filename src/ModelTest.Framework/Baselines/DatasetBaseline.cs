using ModelTest.Recording;

namespace ModelTest.Baselines;

/// <summary>The baseline of a dataset: a file for each subject.</summary>
/// <param name="folder">The folder of all baselines.</param>
/// <param name="dataset">The dataset's name in result files.</param>
internal sealed class DatasetBaseline(string folder, string dataset)
{
    /// <summary>The dataset's folder.</summary>
    public string Folder { get; } = Path.Join(folder, SafeFileName.Of(dataset));

    /// <summary>Whether a baseline was accepted.</summary>
    public bool Exists => Directory.Exists(Folder);

    /// <summary>The file of a subject.</summary>
    /// <param name="subject">The subject's name.</param>
    public BaselineFile File(string subject) => new(Path.Join(Folder, SafeFileName.Of(subject) + ".csv"));
}
