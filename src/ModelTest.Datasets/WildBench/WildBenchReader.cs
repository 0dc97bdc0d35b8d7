using ModelTest.Datasets.Judged;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Datasets.WildBench;

/// <summary>
/// Reads WildBench v2's tasks: rows of the dataset allenai/WildBench (<c>conversation_input</c>, <c>secondary_tags</c>), or OpenCompass's
/// <c>wildbench.jsonl</c> (<c>turn</c>, <c>secondary_tag</c>).
/// </summary>
internal static class WildBenchReader
{
    private static readonly string[] Roles = ["user", "assistant"];

    /// <summary>The file.</summary>
    /// <param name="path">The path as configured: the file, or its folder.</param>
    /// <exception cref="InputException">It is not there; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.wildbench.path", path, ["wildbench.jsonl"], "a folder that holds wildbench.jsonl, a task a line");

    /// <summary>Reads the tasks.</summary>
    /// <param name="file">The file: a task a line, or an array of tasks.</param>
    /// <exception cref="InputException">All that is wrong with it.</exception>
    public static IReadOnlyList<WildBenchTask> Read(string file) => JsonRows.Read(file, Task, t => t.Id, "session id");

    private static WildBenchTask Task(JsonRow row)
    {
        var upstream = row.Has("conversation_input");
        return new(
            row.Id(row.Has("session_id") || !row.Has("id") ? "session_id" : "id"),
            Conversation(row, upstream ? "conversation_input" : "turn"),
            row.Texts("checklist"),
            Tag(row, row.Filled("primary_tag")),
            [.. row.Texts(upstream || row.Has("secondary_tags") ? "secondary_tags" : "secondary_tag").Select(t => Tag(row, t))]);
    }

    private static List<Turn> Conversation(JsonRow row, string name)
    {
        List<Turn> turns = [.. row.Objects(name).Select(t => new Turn(Speaker(t), t.Text("content")))];
        return turns.Count > 0 && turns[^1].Role == Role.User
            ? turns
            : throw row.Wrong($"the conversation in '{name}' does not end with the user's turn.");
    }

    private static Role Speaker(JsonRow turn)
    {
        var role = turn.Filled("role");
        return role == Roles[0] ? Role.User
            : role == Roles[1] ? Role.Assistant
            : throw turn.Wrong($"the role of a turn is '{role}'.", Nearest.Suggest(role, Roles));
    }

    private static string Tag(JsonRow row, string tag) => WildBenchCategories.Tags.Contains(tag)
        ? tag
        : throw row.Wrong($"the tag '{tag}' is unknown.", Nearest.Suggest(tag, WildBenchCategories.Tags));
}
