using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.FoFo;

/// <summary>Reads FoFo's <c>fofo_test_prompts.json</c>, and OpenCompass's Chinese set of the same layout.</summary>
internal static class FoFoReader
{
    private static readonly string[] Types = ["general", "specific"];

    /// <summary>The file.</summary>
    /// <param name="path">The path as configured: the file, or its folder.</param>
    /// <exception cref="InputException">It is not there; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.fofo.path", path, ["fofo_test_prompts.json"], "FoFo's folder data, which holds fofo_test_prompts.json");

    /// <summary>Reads the items.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">All that is wrong with it.</exception>
    public static IReadOnlyList<FoFoItem> Read(string file) => JsonRows.Read(file, Item, i => i.Id, "id");

    private static FoFoItem Item(JsonRow row)
    {
        var type = row.Filled("format_type");
        return Types.Contains(type)
            ? new(row.Id("id"), row.Filled("domain"), row.Filled("sub_domain"), row.Filled("format"), type == Types[0], row.Filled("instruction"))
            : throw row.Wrong($"the format_type is '{type}'.", Nearest.Suggest(type, Types));
    }
}
