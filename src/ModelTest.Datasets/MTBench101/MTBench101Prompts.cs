using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.MTBench101;

/// <summary>Builds MT-Bench-101's prompts; the benchmark is part of OpenCompass, so there is one variant.</summary>
internal static class MTBench101Prompts
{
    private const string Start = "The dialogue need to be judged is: \n *** \n ";

    private const string End = " \n ***";

    // The blanks come from a continued line in the source.
    private const string Reference = "\n\n                    The reference solution is: \n ### \n ";

    private const string ReferenceEnd = " \n ###\n\n";

    private static readonly string Judging = EmbeddedPrompt.Read("MTBench101", "judge.txt");

    private static readonly string Format = EmbeddedPrompt.Read("MTBench101", "score-format.txt");

    private static readonly Dictionary<string, string> Criteria =
        MTBench101Tasks.Names.ToDictionary(t => t, t => EmbeddedPrompt.Read("MTBench101", t + ".txt"));

    /// <summary>What the model is asked: the dialogue with its own answers, up to this turn's question.</summary>
    /// <param name="item">The turn.</param>
    public static Prompt Ask(MTBench101Item item) => new([.. Turns(item).SkipLast(HasAnswer(item.History[^1]) ? 1 : 0)]);

    /// <summary>What the judge is asked: a system turn with the task's criteria, a user turn with the dialogue and the reply.</summary>
    /// <param name="item">The turn.</param>
    /// <param name="reply">The model's reply, as it is.</param>
    public static Prompt Judge(MTBench101Item item, string reply)
    {
        var reference = MTBench101Tasks.NeedReference(item.Task) ? Reference + PythonList(item) + ReferenceEnd : "";
        return new Prompt(
        [
            new Turn(Role.System, Judging + Criteria[item.Task] + Format),
            new Turn(Role.User, $"{Start}{History(item)} {reply}{End}{reference}"),
        ]);
    }

    private static string History(MTBench101Item item) =>
        string.Concat(item.History.Select((turn, i) => $"\n\n Human: {turn.User}\n\nAssistant: {(i + 1 == item.Turn ? "" : turn.Bot)}"));

    /// <summary>The texts of <see cref="Judge"/> before they are filled.</summary>
    /// <param name="task">One of <see cref="MTBench101Tasks.Names"/>.</param>
    public static IEnumerable<string> Templates(string task) =>
        [Judging, Criteria[task], Format, Start, End, .. MTBench101Tasks.NeedReference(task) ? [Reference, ReferenceEnd] : Array.Empty<string>()];

    // The answer to the judged turn is in it.
    private static string PythonList(MTBench101Item item)
    {
        var turns = Turns(item).Select(t => $"{{'role': '{(t.Role == Role.User ? "user" : "assistant")}', 'content': {PythonRepr.Of(t.Text)}}}");
        return $"[{string.Join(", ", turns)}]";
    }

    // An empty answer makes no turn.
    private static IEnumerable<Turn> Turns(MTBench101Item item) => item.History.SelectMany(turn => HasAnswer(turn)
        ? new[] { new Turn(Role.User, turn.User), new Turn(Role.Assistant, turn.Bot) }
        : [new Turn(Role.User, turn.User)]);

    private static bool HasAnswer(MTBench101Exchange turn) => turn.Bot.Length > 0;
}
