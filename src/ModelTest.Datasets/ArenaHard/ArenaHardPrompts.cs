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

    /// <summary>The turn with which the official judge is asked once more, after a reply without a verdict.</summary>
    public const string Continue = "continue your judgment and finish by outputting a final verdict label";

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
}
