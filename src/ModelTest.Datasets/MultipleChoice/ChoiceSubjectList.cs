using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>Reads a sample's <c>subjects.json</c>: an array of objects with name, chinese, english and group.</summary>
internal static class ChoiceSubjectList
{
    /// <summary>The file's name.</summary>
    public const string FileName = "subjects.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is not such an array, or a field is missing or a name occurs twice.</exception>
    public static IReadOnlyList<ChoiceSubject> Read(string path)
    {
        var subjects = Parse(path);
        if (subjects.Count == 0)
        {
            throw Wrong(path, "it lists no subjects.");
        }
        foreach (var (i, subject) in subjects.Index())
        {
            if (new[] { subject?.Name, subject?.Chinese, subject?.English, subject?.Group }.Any(string.IsNullOrWhiteSpace))
            {
                throw Wrong(path, $"entry {i + 1} lacks one of name, chinese, english, group.");
            }
        }
        // The names become those of files; a folder from elsewhere must not make us read others of this machine.
        if (subjects.Find(s => s!.Name.AsSpan().ContainsAny('/', '\\', '\0')) is { } outside)
        {
            throw Wrong(path, $"'{outside.Name}' would be a file outside of the folder.");
        }
        var twin = subjects.GroupBy(s => s?.Name).FirstOrDefault(g => g.Count() > 1);
        return twin is null ? [.. subjects.Select(s => new ChoiceSubject(s!.Name!, s.Chinese!, s.Group!))] : throw Wrong(path, $"'{twin.Key}' occurs {twin.Count()} times.");
    }

    private static List<Entry?> Parse(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<Entry?>>(file, Options) ?? [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, $"it cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private sealed record Entry(string? Name, string? Chinese, string? English, string? Group);

    private static InputException Wrong(string path, string what, Exception? inner = null) =>
        new(path, what, "write an array of {\"name\", \"chinese\", \"english\", \"group\"}, a subject each.", inner);
}
