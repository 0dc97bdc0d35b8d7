using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlignBench;

/// <summary>Reads the rubric that lies beside the questions.</summary>
internal static class AlignBenchRubricReader
{
    private const string Types = "subcategory_question_mapping.json";

    private const string Dimensions = "dimension_set.json";

    private const string Definitions = "dimension_definition.json";

    /// <summary>
    /// The rubric of the questions' folder: in itself, in its <c>config</c>, or in the <c>config</c> beside it. The built-in one where none is.
    /// </summary>
    /// <param name="questions">The file of questions.</param>
    /// <exception cref="InputException">There is one, but a file is missing or wrong, or they do not fit together.</exception>
    public static AlignBenchRubric Of(string questions)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        string[] candidates = [folder, Path.Combine(folder, "config"), Path.GetFullPath(Path.Combine(folder, "..", "config"))];
        var found = candidates.FirstOrDefault(c => File.Exists(Path.Combine(c, Types)));
        return found is null ? AlignBenchRubric.BuiltIn : Read(found);
    }

    private static AlignBenchRubric Read(string folder)
    {
        var rubric = new AlignBenchRubric(
            Parse<string>(folder, Types), Parse<IReadOnlyList<string>>(folder, Dimensions), Parse<string>(folder, Definitions));
        List<Problem> problems =
        [
            .. rubric.Types.Where(t => !rubric.Dimensions.ContainsKey(t.Value)).Select(t => new Problem(
                Path.Combine(folder, Types), $"the type '{t.Value}' of '{t.Key}' is not in {Dimensions}.",
                Nearest.Suggest(t.Value, [.. rubric.Dimensions.Keys]))),
            .. rubric.Dimensions.SelectMany(d => d.Value).Distinct().Where(d => !rubric.Definitions.ContainsKey(d)).Select(d => new Problem(
                Path.Combine(folder, Dimensions), $"the dimension '{d}' is not in {Definitions}.",
                Nearest.Suggest(d, [.. rubric.Definitions.Keys]))),
        ];
        return problems.Count == 0 ? rubric : throw new InputException(problems);
    }

    private static Dictionary<string, T> Parse<T>(string folder, string name)
        where T : class
    {
        var path = Path.Combine(folder, name);
        try
        {
            using var file = File.OpenRead(path);
            var values = JsonSerializer.Deserialize<Dictionary<string, T?>>(file) ?? [];
            return values.Count > 0 && values.Values.All(v => v is string or IReadOnlyList<string> { Count: > 0 })
                ? values.ToDictionary(v => v.Key, v => v.Value!)
                : throw Wrong(path, "an entry is null, or there is none.");
        }
        catch (FileNotFoundException e)
        {
            throw Wrong(path, "the file is missing.", e);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, $"it cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static InputException Wrong(string path, string what, Exception? inner = null) =>
        new(path, what, $"copy it again from AlignBench's folder config, or remove {Types}: AlignBench's own rubric is built in.", inner);
}
