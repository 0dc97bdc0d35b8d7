using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.MTBench;

/// <summary>The replies that a model's are compared with; read once, when they are first asked for.</summary>
internal sealed class MTBenchBaseline
{
    private const string Key = "datasets.mtbench.baseline";

    private const string Predictions = "predictions";

    private readonly string path;
    private readonly Lazy<(IReadOnlyDictionary<string, IReadOnlyList<string>> Replies, IReadOnlyList<Problem> Problems)> data;

    /// <summary>A baseline.</summary>
    /// <param name="path">FastChat's file of a model's answers, or the results' folder of an earlier run.</param>
    /// <param name="benchmark">The name of the dataset in that folder.</param>
    public MTBenchBaseline(string path, string benchmark)
    {
        this.path = path;
        data = new(() =>
        {
            try
            {
                return (Read(path, benchmark), []);
            }
            catch (InputException e)
            {
                return (new Dictionary<string, IReadOnlyList<string>>(), e.Problems);
            }
        });
    }

    /// <summary>What is wrong with the files, or that they lack questions.</summary>
    /// <param name="questions">The questions whose replies are needed.</param>
    public IReadOnlyList<Problem> Inspect(IReadOnlyList<MTBenchQuestion> questions)
    {
        var (replies, problems) = data.Value;
        var missing = questions.Where(q => !replies.ContainsKey(q.Id)).Select(q => q.Id).ToList();
        return problems.Count > 0 || missing.Count == 0 ? problems :
        [
            new Problem(
                path, $"it lacks both replies to the question{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}.",
                $"let the baseline answer all questions, or name other replies in {Key}."),
        ];
    }

    /// <summary>The replies to both turns of a question.</summary>
    /// <param name="question">The question's id.</param>
    /// <exception cref="InputException">There are none.</exception>
    public IReadOnlyList<string> RepliesTo(string question) => data.Value.Replies.TryGetValue(question, out var replies)
        ? replies
        : throw new InputException(path, $"it lacks both replies to the question {question}.", $"name other replies in {Key}.");

    private static Dictionary<string, IReadOnlyList<string>> Read(string path, string benchmark)
    {
        if (File.Exists(path))
        {
            return JsonRows.Read(path, Answer, a => a.Id, "question_id").ToDictionary(a => a.Id, a => a.Turns, StringComparer.Ordinal);
        }
        if (!Directory.Exists(path))
        {
            throw new InputException(Key, $"'{path}' does not exist.", "name a file of FastChat's folder model_answer, or the results' folder of an earlier run.");
        }
        var recorded = new[] { benchmark, MTBenchCompareDataset.NameOf(benchmark) }.Select(n => Path.Combine(path, Predictions, n)).FirstOrDefault(Directory.Exists)
            ?? throw new InputException(
                Key, $"'{path}' has no {Predictions}/{benchmark}.",
                "name a file of FastChat's folder model_answer, or the results' folder of an earlier run, which holds run.json.");
        return Directory.GetFiles(recorded, "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonRows.Read(file, Recorded, r => r.Id, "id")).Where(r => r.Turns.Count == MTBenchReader.Turns)
            .DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Turns, StringComparer.Ordinal);
    }

    // Unlike a reference, a model's answer may be empty.
    private static (string Id, IReadOnlyList<string> Turns) Answer(JsonRow row) => (
        row.Id("question_id"),
        row.Objects("choices") is [var first, ..] && first.Texts("turns") is { Count: MTBenchReader.Turns } turns
            ? turns
            : throw row.Wrong("its first choice has not 2 turns.", "name a file of FastChat's folder model_answer."));

    // The prompt of the second turn holds the first reply. An item without replies has no prompt.
    private static (string Id, IReadOnlyList<string> Turns) Recorded(JsonRow row) => (
        row.Id("id"),
        row.Text("outcome") == "error" || !row.Has("prompt") ? []
            : [.. row.Objects("prompt").Where(t => t.Text("role") == "assistant").Select(t => t.Text("content")), row.Text("reply")]);
}
