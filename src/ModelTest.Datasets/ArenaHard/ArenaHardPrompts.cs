using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>What the judge of Arena-Hard v0.1 is asked.</summary>
internal static class ArenaHardPrompts
{
    private const string Question = "question";

    private const string First = "prediction";

    private const string Second = "prediction2";

    private static readonly string System = EmbeddedPrompt.Read("ArenaHard", "system.txt");

    private static readonly string User = EmbeddedPrompt.Read("ArenaHard", "user.txt");

    /// <summary>How often the official judge is asked at most.</summary>
    public const int Attempts = 2;

    /// <summary>
    /// The comparison of two answers. The text is the same in both variants, but OpenCompass replaces one placeholder after the other, so
    /// that a question or an answer with <c>{prediction2}</c> in it has the other answer there.
    /// </summary>
    /// <param name="variant">Whose way to fill it.</param>
    /// <param name="question">The question.</param>
    /// <param name="first">Assistant A's answer.</param>
    /// <param name="second">Assistant B's answer.</param>
    public static Prompt Judge(JudgeVariant variant, ArenaHardQuestion question, string first, string second)
    {
        var text = variant == JudgeVariant.OpenCompass
            ? Placeholders.Fill(User, [new(Question, question.Text), new("capability", question.Cluster), new(First, first), new(Second, second)])
            : SinglePass.Fill(User, new Dictionary<string, string> { [Question] = question.Text, [First] = first, [Second] = second });
        return new Prompt([new Turn(Role.System, System), new Turn(Role.User, text)]);
    }

    /// <summary>The official second attempt, after a reply without a verdict.</summary>
    /// <param name="prompt">The first attempt.</param>
    /// <param name="reply">The judge's reply to it.</param>
    public static Prompt Again(Prompt prompt, string reply) => new(
    [
        .. prompt.WithReply(reply).Turns,
        new Turn(Role.User, "continue your judgment and finish by outputting a final verdict label"),
    ]);

    /// <summary>The replies of all attempts as one judgement: each on a new line, the first too. The verdict is searched in all of it.</summary>
    /// <param name="replies">The replies in order.</param>
    public static string Join(IEnumerable<string> replies) => string.Concat(replies.Select(r => "\n" + r));
}
