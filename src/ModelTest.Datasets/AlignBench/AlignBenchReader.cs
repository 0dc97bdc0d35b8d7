using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlignBench;

/// <summary>Reads AlignBench's questions: the lines of its own repository, or the array that OpenCompass's converter makes of them.</summary>
internal static class AlignBenchReader
{
    /// <summary>The file's names, by release and converter, in the folder that the path names.</summary>
    private static readonly string[] Names =
    [
        "data/data_v1.1_release.jsonl", "data_v1.1_release.jsonl", "data/data_release.jsonl", "data_release.jsonl",
        "alignment_bench_v1_1.json", "alignment_bench.json",
    ];

    /// <summary>The file of questions.</summary>
    /// <param name="path">The path as configured: the file, its folder, or the clone of AlignBench's repository.</param>
    /// <exception cref="InputException">There is none; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.alignbench.path", path, Names,
        "the clone of AlignBench's repository (it holds data/data_v1.1_release.jsonl), or to a file of questions");

    /// <summary>Reads a file of questions.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rubric">Knows the subcategories.</param>
    /// <returns>The questions in the file's order.</returns>
    /// <exception cref="InputException">All that is wrong, with lines.</exception>
    public static IReadOnlyList<AlignBenchItem> Read(string file, AlignBenchRubric rubric) =>
        JsonRows.Read(file, row => Item(row, rubric), i => i.Id, "question_id");

    private static AlignBenchItem Item(JsonRow row, AlignBenchRubric rubric)
    {
        var converted = row.Has("capability");
        var details = converted ? row.Object("others") : row;
        return new AlignBenchItem(
            details.Id("question_id"),
            Known(row, converted ? "capability" : "category", AlignBenchCategories.Names),
            Known(details, "subcategory", [.. rubric.Types.Keys]),
            row.Filled("question"),
            details.Filled("reference"));
    }

    private static string Known(JsonRow row, string field, IReadOnlyCollection<string> known)
    {
        var name = row.Filled(field);
        return known.Contains(name) ? name : throw row.Wrong($"the {field} '{name}' is unknown.", Nearest.Suggest(name, known));
    }
}
