using System.Text;
using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>Reads a file that <see cref="LineWriter"/> wrote.</summary>
internal static class LineReader
{
    /// <summary>
    /// Reads the lines back, one by one, in the order they were written. A last line without its line feed was being written when the process was
    /// killed; it is left out.
    /// </summary>
    /// <param name="path">The file; it may be being written.</param>
    /// <param name="what">What a line is, for messages, such as <c>a recorded item</c>.</param>
    /// <exception cref="InputException">The file cannot be read, or a line in it is something else.</exception>
    public static IEnumerable<T> Read<T>(string path, string what)
        where T : class
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            yield return Parse<T>(line, path, number, what);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = Open(path);
        var text = new StringBuilder();
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

    private static T Parse<T>(string line, string path, int number, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, RecordJson.Line) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            const string Fix = "take the line out, or run the subject again.";
            throw new InputException($"{path}, line {number}", $"not {what}: {e.Message}", Fix, e);
        }
    }
}
