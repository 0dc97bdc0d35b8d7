using System.Text.Json;
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
    public static string PathOf(string runFolder, string dataset, string subject) =>
        Path.Join(FolderOf(runFolder, dataset), SafeFileName.Of(subject) + ".jsonl");

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
    public static IEnumerable<ItemResult> Read(string path)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            yield return Parse(line, path, number);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = Open(path);
        var text = new System.Text.StringBuilder();
        var block = new char[16 * 1024];
        int count;
        while ((count = reader.ReadBlock(block)) > 0)
        {
            var start = 0;
            int end;
            // Not ReadLine: it does not tell a finished last line from a torn one.
            while ((end = Array.IndexOf(block, '\n', start, count - start)) >= 0)
            {
                yield return text.Append(block, start, end - start).ToString();
                text.Clear();
                start = end + 1;
            }
            text.Append(block, start, count - start);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, e.Message, "give the folder of a run that has this subject.", e);
        }
    }

    private static ItemResult Parse(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<PredictionLine>(line, RecordJson.Line)?.ToResult() ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            const string Fix = "take the line out, or run the subject again.";
            throw new InputException($"{path}, line {number}", $"not a recorded item: {e.Message}", Fix, e);
        }
    }
}
