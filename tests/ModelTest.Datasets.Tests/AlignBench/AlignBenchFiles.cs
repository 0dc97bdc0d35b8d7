using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

/// <summary>Lines and folders in AlignBench's layout.</summary>
internal static class AlignBenchFiles
{
    public const string File = "data/data_v1.1_release.jsonl";

    public const string Line = """{"question_id": 1, "category": "专业能力", "subcategory": "音乐", "question": "q", "reference": "r", "evidences": []}""";

    public const string Mapping = """{"音乐": "甲"}""";

    public const string Set = """{"甲": ["清晰"]}""";

    public const string Definition = """{"清晰": "d"}""";

    public static TemporaryFolder Create(params string[] lines)
    {
        var folder = new TemporaryFolder();
        folder.Write(File, string.Join('\n', lines));
        return folder;
    }

    public static void WriteRubric(TemporaryFolder folder, string mapping = Mapping, string set = Set, string definition = Definition)
    {
        folder.Write("config/subcategory_question_mapping.json", mapping);
        folder.Write("config/dimension_set.json", set);
        folder.Write("config/dimension_definition.json", definition);
    }
}
