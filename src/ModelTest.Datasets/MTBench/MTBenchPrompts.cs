using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.MTBench;

/// <summary>Builds MT-Bench's prompts. OpenCompass's are the same bytes; it asks the judge about the second turn only.</summary>
internal static class MTBenchPrompts
{
    private const string SecondTurn = "-multi-turn";

    private static readonly Dictionary<string, (string System, string User)> Templates =
        new[] { "single-v1", "single-math-v1", "pair-v2", "pair-math-v1" }.SelectMany(name => new[] { name, name + SecondTurn }).ToDictionary(
            name => name,
            name => (EmbeddedPrompt.Read("MTBench", name + ".system.txt"), EmbeddedPrompt.Read("MTBench", name + ".user.txt")));

    /// <summary>What the model is asked in a turn: the first reply is in the second turn's prompt.</summary>
    /// <param name="question">The question.</param>
    /// <param name="replies">The model's replies so far: none in the first turn, one in the second.</param>
    public static Prompt Ask(MTBenchQuestion question, params IReadOnlyList<string> replies) => new(
    [
        .. replies.SelectMany((reply, i) => new[] { new Turn(Role.User, question.Turns[i]), new Turn(Role.Assistant, reply) }),
        new Turn(Role.User, question.Turns[replies.Count]),
    ]);

    /// <summary>The judge's prompt for a rating of one reply.</summary>
    /// <param name="question">The question.</param>
    /// <param name="turn">The turn that is judged, 1 or 2.</param>
    /// <param name="replies">The model's replies up to that turn.</param>
    public static Prompt Single(MTBenchQuestion question, int turn, IReadOnlyList<string> replies)
    {
        var values = Values(question, turn);
        Add(values, "answer", turn, replies);
        return Fill(Single(question.Category, turn), values);
    }

    /// <summary>The judge's prompt for a comparison of two models' replies.</summary>
    /// <param name="question">The question.</param>
    /// <param name="turn">The turn that is judged, 1 or 2.</param>
    /// <param name="repliesA">Assistant A's replies up to that turn.</param>
    /// <param name="repliesB">Assistant B's replies up to that turn.</param>
    public static Prompt Pair(MTBenchQuestion question, int turn, IReadOnlyList<string> repliesA, IReadOnlyList<string> repliesB)
    {
        var values = Values(question, turn);
        Add(values, "answer_a", turn, repliesA);
        Add(values, "answer_b", turn, repliesB);
        return Fill(Pair(question.Category, turn), values);
    }

    /// <summary>The texts of <see cref="Single(MTBenchQuestion, int, IReadOnlyList{string})"/> before they are filled.</summary>
    /// <param name="category">The question's category.</param>
    /// <param name="turn">The turn that is judged, 1 or 2.</param>
    public static IEnumerable<string> SingleTemplate(string category, int turn) => Texts(Single(category, turn));

    /// <summary>The texts of <see cref="Pair(MTBenchQuestion, int, IReadOnlyList{string}, IReadOnlyList{string})"/> before they are filled.</summary>
    /// <param name="category">The question's category.</param>
    /// <param name="turn">The turn that is judged, 1 or 2.</param>
    public static IEnumerable<string> PairTemplate(string category, int turn) => Texts(Pair(category, turn));

    private static string Single(string category, int turn) => Name(MTBenchCategories.NeedReferences(category) ? "single-math-v1" : "single-v1", turn);

    private static string Pair(string category, int turn) => Name(MTBenchCategories.NeedReferences(category) ? "pair-math-v1" : "pair-v2", turn);

    private static string Name(string first, int turn) => turn == 1 ? first : first + SecondTurn;

    private static string[] Texts(string name) => [Templates[name].System, Templates[name].User];

    private static Prompt Fill(string name, Dictionary<string, string> values)
    {
        var (system, user) = Templates[name];
        return new Prompt([new Turn(Role.System, system), new Turn(Role.User, PythonFormat.Fill(user, values))]);
    }

    private static Dictionary<string, string> Values(MTBenchQuestion question, int turn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(turn, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(turn, MTBenchReader.Turns);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(values, "question", turn, question.Turns);
        foreach (var (i, reference) in (question.References ?? []).Index())
        {
            values[i == 0 ? "ref_answer_1" : "ref_answer_2"] = reference;
        }
        return values;
    }

    // The first turn's fields have no number.
    private static void Add(Dictionary<string, string> values, string name, int turn, IReadOnlyList<string> texts)
    {
        if (turn == 1)
        {
            values[name] = texts[0];
            return;
        }
        values[name + "_1"] = texts[0];
        values[name + "_2"] = texts[1];
    }
}
