using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>What the judge of AlpacaEval 2 is asked. It answers <c>m</c> for the first output or <c>M</c> for the second.</summary>
internal static class AlpacaEvalPrompts
{
    private static readonly ChatMlTemplate Official = new(EmbeddedPrompt.Read("AlpacaEval", "official.txt"));

    private static readonly string OpenCompassSystem = EmbeddedPrompt.Read("AlpacaEval", "opencompass-system.txt");

    private static readonly string OpenCompassUser = EmbeddedPrompt.Read("AlpacaEval", "opencompass-user.txt");

    /// <summary>The judge's answer for the first output.</summary>
    public const string First = "m";

    /// <summary>The judge's answer for the second output.</summary>
    public const string Second = "M";

    /// <summary>The comparison of two outputs. The official text quotes with three quotation marks, OpenCompass's with one.</summary>
    /// <param name="variant">Whose.</param>
    /// <param name="item">The item.</param>
    /// <param name="first">The output that is called m.</param>
    /// <param name="second">The output that is called M.</param>
    public static Prompt Judge(JudgeVariant variant, AlpacaEvalItem item, string first, string second) => variant == JudgeVariant.Official
        ? Official.Fill(new("instruction", item.Instruction), new("output_1", first), new("output_2", second))
        : new Prompt(
        [
            new Turn(Role.System, OpenCompassSystem),
            new Turn(Role.User, Placeholders.Fill(
                OpenCompassUser,
                [
                    new("question", item.Instruction), new("capability", item.Dataset), new("prediction", first), new("prediction2", second),
                ])),
        ]);
}
