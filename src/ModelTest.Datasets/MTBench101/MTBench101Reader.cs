using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.MTBench101;

/// <summary>Reads MT-Bench-101's dialogues.</summary>
internal static class MTBench101Reader
{
    private const string Name = "mtbench101.jsonl";

    private const string Folder = "data/subjective";

    /// <summary>The file of dialogues.</summary>
    /// <param name="path">The path as configured: the file, its folder, or the clone of MT-Bench-101's repository.</param>
    /// <exception cref="InputException">There is none; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.mtbench101.path", path, [Name, $"{Folder}/{Name}"], $"MT-Bench-101's folder {Folder}, which holds {Name}");

    /// <summary>Reads a file of dialogues.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The dialogues in the file's order.</returns>
    /// <exception cref="InputException">All that is wrong, with lines.</exception>
    public static IReadOnlyList<MTBench101Dialogue> Read(string file) => JsonRows.Read(file, Dialogue, d => d.Id, "id");

    private static MTBench101Dialogue Dialogue(JsonRow row)
    {
        var task = row.Filled("task");
        if (!MTBench101Tasks.Names.Contains(task))
        {
            throw row.Wrong($"the task '{task}' is unknown.", Nearest.Suggest(task, [.. MTBench101Tasks.Names]));
        }
        var dialogue = new MTBench101Dialogue(
            task, row.Id("id"), [.. row.Objects("history").Select(turn => new MTBench101Exchange(turn.Filled("user"), turn.Text("bot")))]);
        return dialogue.Items.Any() ? dialogue : throw row.Wrong(
            dialogue.Unjudged == 0 ? "the dialogue has no turns."
                : $"the dialogue has no turn to judge: the first turn of the task {task} is not judged, and it has no other.");
    }
}
