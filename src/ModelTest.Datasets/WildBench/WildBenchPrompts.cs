using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.WildBench;

/// <summary>
/// What the judge of WildBench v2 is asked: one user turn. Both variants replace one placeholder after the other, so that a text that holds
/// a later one is filled in turn. Only the official one cuts long texts.
/// </summary>
internal static class WildBenchPrompts
{
    private const string Empty = "[This model response is empty.]";

    private static readonly Dictionary<JudgeVariant, string> ScoreTemplates = Read("score");

    private static readonly Dictionary<JudgeVariant, string> PairTemplates = Read("pair");

    /// <summary>The question for a score of 1 to 10.</summary>
    /// <param name="variant">Whose.</param>
    /// <param name="task">The task.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="maxWords">Official only: the words of the history, the query and the reply that are shown; 0 or less for all.</param>
    public static Prompt Score(JudgeVariant variant, WildBenchTask task, string reply, int maxWords = WildBenchText.MaxWords) =>
        variant == JudgeVariant.Official
            ? Fill(ScoreTemplates, variant, task, maxWords, [new("$model_output", WildBenchText.Shorten(reply, maxWords))])
            : Fill(ScoreTemplates, variant, task, 0, [new("prediction", reply)]);

    /// <summary>The question which of two replies is better.</summary>
    /// <param name="variant">Whose.</param>
    /// <param name="task">The task.</param>
    /// <param name="first">Response A.</param>
    /// <param name="second">Response B.</param>
    /// <param name="maxWords">Official only: the words of the history, the query and each reply that are shown; 0 or less for all.</param>
    public static Prompt Pair(JudgeVariant variant, WildBenchTask task, string first, string second, int maxWords = WildBenchText.MaxWords) =>
        Fill(
            PairTemplates,
            variant,
            task,
            variant == JudgeVariant.Official ? maxWords : 0,
            variant == JudgeVariant.Official
                ? [new("$candidate_A", Shown(variant, first, maxWords)), new("$candidate_B", Shown(variant, second, maxWords))]
                : [new("prediction", first), new("prediction2", second)]);

    /// <summary>A reply as <see cref="Pair"/> shows it.</summary>
    /// <param name="variant">Whose prompt.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="maxWords">Official only: the words that are shown; 0 or less for all.</param>
    public static string Shown(JudgeVariant variant, string reply, int maxWords)
    {
        if (variant != JudgeVariant.Official)
        {
            return reply;
        }
        var shown = WildBenchText.Shorten(reply, maxWords);
        return WildBenchText.IsEmpty(shown) ? Empty : shown;
    }

    private static Prompt Fill(
        Dictionary<JudgeVariant, string> templates, JudgeVariant variant, WildBenchTask task, int maxWords, KeyValuePair<string, string>[] replies)
    {
        var official = variant == JudgeVariant.Official;
        var sign = official ? "$" : "";
        var history = new KeyValuePair<string, string>(sign + "history", WildBenchText.Shorten(History(task), maxWords));
        var query = new KeyValuePair<string, string>(sign + "user_query", WildBenchText.Shorten(task.Conversation[^1].Text, maxWords));
        var checklist = new KeyValuePair<string, string>(sign + "checklist", string.Concat(task.Checklist.Select(c => $"- {c}\n")));
        // The official script fills in the checklist last, OpenCompass's loader before it knows the replies.
        return Prompt.FromUser(Placeholders.Fill(
            templates[variant], official ? [history, query, .. replies, checklist] : [history, query, checklist, .. replies]));
    }

    private static string History(WildBenchTask task) =>
        string.Concat(task.Conversation.SkipLast(1).Select(t => (t.Role == Role.User ? "USER: " : "ASSISTANT: ") + t.Text + "\n\n"));

    private static Dictionary<JudgeVariant, string> Read(string name) => new()
    {
        [JudgeVariant.Official] = EmbeddedPrompt.Read("WildBench", $"{name}-official.txt"),
        [JudgeVariant.OpenCompass] = EmbeddedPrompt.Read("WildBench", $"{name}-opencompass.txt"),
    };
}
