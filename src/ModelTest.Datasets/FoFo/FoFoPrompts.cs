using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.FoFo;

/// <summary>What the judge of FoFo is asked. The official text quotes with three quotation marks, OpenCompass's with one.</summary>
internal static class FoFoPrompts
{
    private static readonly ChatMlTemplate Official = new(EmbeddedPrompt.Read("FoFo", "official.txt"));

    private static readonly string OpenCompassSystem = EmbeddedPrompt.Read("FoFo", "opencompass-system.txt");

    private static readonly string OpenCompassUser = EmbeddedPrompt.Read("FoFo", "opencompass-user.txt");

    /// <summary>The prompt.</summary>
    /// <param name="variant">Whose.</param>
    /// <param name="item">The item.</param>
    /// <param name="reply">The model's reply.</param>
    public static Prompt Judge(JudgeVariant variant, FoFoItem item, string reply) => variant == JudgeVariant.Official
        ? Official.Fill(new("instruction", item.Instruction), new("output", reply))
        : new Prompt(
        [
            new Turn(Role.System, OpenCompassSystem),
            new Turn(Role.User, Placeholders.Fill(OpenCompassUser, [new("question", item.Instruction), new("prediction", reply)])),
        ]);
}
