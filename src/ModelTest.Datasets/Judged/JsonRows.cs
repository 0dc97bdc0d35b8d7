using System.Text;
using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>Reads data files of JSON objects: an object a line, or one array of objects.</summary>
internal static class JsonRows
{
    private const string CopyAgain = "copy the file again from the original.";

    // Wrong bytes must not become U+FFFD in a prompt.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads every row with <paramref name="read"/>.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="path">The file; lines of objects, unless it starts with a bracket.</param>
    /// <param name="read">Reads a row; throws for what is wrong with it.</param>
    /// <param name="id">The id that must be unique in the file.</param>
    /// <param name="idName">What the id is called in the file.</param>
    /// <exception cref="InputException">All that is wrong, with lines (or entries, from 1).</exception>
    public static IReadOnlyList<T> Read<T>(string path, Func<JsonRow, T> read, Func<T, string> id, string idName)
    {
        var text = ReadText(path);
        var problems = new List<Problem>();
        var items = new List<T>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in text.AsSpan().TrimStart().StartsWith("[") ? Entries(path, text) : Lines(path, text, problems))
        {
            try
            {
                var item = read(row.Value.ValueKind == JsonValueKind.Object ? row : throw row.Wrong("this is not a JSON object."));
                if (!places.TryAdd(id(item), row.Place))
                {
                    throw row.Wrong($"the {idName} '{Shorten(id(item))}' was there already ({places[id(item)]}).", "remove one of the two.");
                }
                items.Add(item);
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
            catch (InvalidOperationException)
            {
                // JSON may escape half a character, and the reader notices only when the text is taken.
                problems.Add(new Problem(row.Place, "a text in it is no valid Unicode.", CopyAgain));
            }
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        return items.Count > 0 ? items : throw new InputException(path, "the file is empty.", CopyAgain);
    }

    private static IEnumerable<JsonRow> Lines(string path, string text, List<Problem> problems)
    {
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var place = FormattableString.Invariant($"{path}:{i + 1}");
            if (!string.IsNullOrWhiteSpace(line) && Parse(place, line, problems) is { } value)
            {
                yield return new JsonRow(place, value);
            }
        }
    }

    private static JsonElement? Parse(string place, string line, List<Problem> problems)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException e)
        {
            problems.Add(new Problem(place, $"this is not JSON ({Reason(e)}).", CopyAgain));
            return null;
        }
    }

    private static IEnumerable<JsonRow> Entries(string path, string text)
    {
        try
        {
            return JsonElement.Parse(text).EnumerateArray().Select((e, i) => new JsonRow(FormattableString.Invariant($"{path}, entry {i + 1}"), e));
        }
        catch (JsonException e)
        {
            throw new InputException(FormattableString.Invariant($"{path}:{e.LineNumber + 1}"), $"this is not JSON ({Reason(e)}).", CopyAgain, e);
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            var text = Strict.GetString(File.ReadAllBytes(path));
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "the file is missing.", "complete the data folder.", e);
        }
        catch (DecoderFallbackException e)
        {
            var what = FormattableString.Invariant($"not UTF-8 (byte {e.Index}).");
            throw new InputException(path, what, "save it as UTF-8, or copy it again from the original.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read ({e.Message.TrimEnd('.')}).", "make it readable.", e);
        }
    }

    // The reader's own message, without the position that it appends.
    private static string Reason(JsonException e) => e.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');

    private static string Shorten(string id) => id.Length <= 60 ? id : id[..60] + "…";
}
