using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Reads the files of Arena-Hard's repository, in their first layout (question_id, turns) and the newer one (uid, prompt).</summary>
internal static class ArenaHardReader
{
    private const string Key = "datasets.arenahard.path";

    private const string Wanted = "Arena-Hard's folder data/arena-hard-v0.1, which holds question.jsonl";

    // How many missing answers a message lists.
    private const int Shown = 3;

    /// <summary>The questions' file.</summary>
    /// <param name="path">The path as configured: the file, or its folder.</param>
    /// <exception cref="InputException">It is not there; names the right folder when one is near.</exception>
    public static string FindQuestions(string path) => DataPath.Find(Key, path, ["question.jsonl"], Wanted);

    /// <summary>Reads the questions.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">All that is wrong with it.</exception>
    public static IReadOnlyList<ArenaHardQuestion> ReadQuestions(string file) =>
        JsonRows.Read(file, Question, q => q.Id, "question id");

    /// <summary>The file of a model's answers: in the folder <c>model_answer</c> beside the questions.</summary>
    /// <param name="questionFile">The questions' file.</param>
    /// <param name="model">The model's name, such as <c>gpt-4-0314</c>.</param>
    public static string AnswerFile(string questionFile, string model) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(questionFile))!, "model_answer", model + ".jsonl");

    /// <summary>Reads a model's answers to the questions, by question id.</summary>
    /// <param name="file">The file.</param>
    /// <param name="questions">The questions that need an answer.</param>
    /// <exception cref="InputException">All that is wrong with it, or answers are missing.</exception>
    public static IReadOnlyDictionary<string, string> ReadAnswers(string file, IReadOnlyCollection<ArenaHardQuestion> questions)
    {
        var answers = JsonRows.Read(file, Answer, a => a.Key, "question id").ToDictionary(a => a.Key, a => a.Value);
        var missing = questions.Where(q => !answers.ContainsKey(q.Id)).Select(q => q.Id).ToList();
        if (missing.Count > 0)
        {
            var what = FormattableString.Invariant($"{missing.Count} questions have no answer: {string.Join(", ", missing.Take(Shown))}");
            throw new InputException(file, what + (missing.Count > Shown ? ", …" : "."), "use the answers to the same questions.");
        }
        return answers;
    }

    private static ArenaHardQuestion Question(JsonRow row) => row.Has("uid")
        ? new(row.Filled("uid"), row.Filled("cluster"), row.Filled("prompt"))
        // OpenCompass takes the first turn; Arena-Hard has only one.
        : new(row.Filled("question_id"), row.Filled("cluster"), First(row, "turns").Filled("content"));

    private static KeyValuePair<string, string> Answer(JsonRow row)
    {
        if (!row.Has("uid"))
        {
            return new(row.Filled("question_id"), First(First(row, "choices"), "turns").Text("content"));
        }
        var messages = row.Objects("messages");
        var last = messages.Count > 0 ? messages[^1] : throw row.Wrong("the field 'messages' has no messages.");
        return new(row.Filled("uid"), last.Object("content").Text("answer"));
    }

    private static JsonRow First(JsonRow row, string name)
    {
        var elements = row.Objects(name);
        return elements.Count > 0 ? elements[0] : throw row.Wrong($"the field '{name}' has no elements.");
    }
}
