using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>The items of a subject on disk, predictions/{dataset}/{subject}.jsonl: a line of JSON per item, each ended by a line feed.</summary>
internal static class PredictionFile
{
    /// <summary>The file of a subject; names that are no plain file names are changed.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    public static string PathOf(string runFolder, string dataset, string subject) => PathOf(runFolder, RunFiles.Predictions, dataset, subject);

    /// <summary>The file of a subject in one of the folders with a line per something.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="kind">The folder, such as <see cref="RunFiles.Judgements"/>.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    public static string PathOf(string runFolder, string kind, string dataset, string subject) =>
        Path.Join(runFolder, kind, SafeFileName.Of(dataset), SafeFileName.Of(subject) + ".jsonl");

    /// <summary>The folder of a dataset's files.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    public static string FolderOf(string runFolder, string dataset) => Path.Join(runFolder, RunFiles.Predictions, SafeFileName.Of(dataset));

    /// <summary>
    /// Reads the items back, one by one, in the order they were finished. A last line without its line feed was being written when the process
    /// was killed; it is left out. <see cref="ItemResult.Question"/> is not recorded.
    /// </summary>
    /// <param name="path">The file; it may be being written.</param>
    /// <exception cref="InputException">The file cannot be read, or a line in it is not a recorded item.</exception>
    public static IEnumerable<ItemResult> Read(string path) => LineReader.Read<PredictionLine>(path, "a recorded item").Select(l => l.ToResult());
}
