using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.MTBench;

/// <summary>Reads MT-Bench's questions with their reference answers, as FastChat has them.</summary>
internal static class MTBenchReader
{
    /// <summary>How many turns a question has.</summary>
    public const int Turns = 2;

    private const string Folder = "fastchat/llm_judge/data/mt_bench";

    private const string Answers = "reference_answer/gpt-4.jsonl";

    /// <summary>The file of questions.</summary>
    /// <param name="path">The path as configured: the file, its folder, or the clone of FastChat's repository.</param>
    /// <exception cref="InputException">There is none; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.mtbench.path", path, ["question.jsonl", $"{Folder}/question.jsonl"],
        $"FastChat's folder {Folder}, which holds question.jsonl, or to a file of questions");

    /// <summary>
    /// Reads a file of questions. The reference answers are those of <c>reference_answer/gpt-4.jsonl</c> beside it; where that is missing, the
    /// questions' own field <c>reference</c>.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <returns>The questions in the file's order.</returns>
    /// <exception cref="InputException">All that is wrong, with lines.</exception>
    public static IReadOnlyList<MTBenchQuestion> Read(string file)
    {
        var answers = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.Combine(Answers.Split('/')));
        var references = File.Exists(answers)
            ? JsonRows.Read(answers, Answer, a => a.Id, "question_id").ToDictionary(a => a.Id, a => a.Turns, StringComparer.Ordinal)
            : null;
        return JsonRows.Read(file, row => Question(row, references), q => q.Id, "question_id");
    }

    private static MTBenchQuestion Question(JsonRow row, Dictionary<string, IReadOnlyList<string>>? answers)
    {
        var id = row.Id("question_id");
        var category = row.Filled("category");
        if (!MTBenchCategories.Names.Contains(category))
        {
            throw row.Wrong($"the category '{category}' is unknown.", Nearest.Suggest(category, [.. MTBenchCategories.Names]));
        }
        var turns = Both(row, "turns");
        var references = answers is not null ? answers.GetValueOrDefault(id) : row.Has("reference") ? Both(row, "reference") : null;
        return references is null && MTBenchCategories.NeedReferences(category)
            ? throw row.Wrong(
                answers is null ? $"the {category} question has no reference answers, and {Answers} is missing."
                    : $"the {category} question has no reference answers in {Answers}.",
                $"copy {Answers} from FastChat's folder {Folder}.")
            : new MTBenchQuestion(id, category, turns, references);
    }

    private static (string Id, IReadOnlyList<string> Turns) Answer(JsonRow row) => (
        row.Id("question_id"),
        row.Objects("choices") is [var first, ..] ? Both(first, "turns") : throw row.Wrong("the field 'choices' is empty."));

    private static IReadOnlyList<string> Both(JsonRow row, string field)
    {
        var texts = row.Texts(field);
        return texts.Count == Turns && !texts.Any(string.IsNullOrWhiteSpace) ? texts : throw row.Wrong(string.Create(
            CultureInfo.InvariantCulture, $"the field '{field}' has {texts.Count(t => !string.IsNullOrWhiteSpace(t))} texts, not {Turns}."));
    }
}
