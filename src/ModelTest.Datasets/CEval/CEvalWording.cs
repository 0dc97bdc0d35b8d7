namespace ModelTest.Datasets.CEval;

/// <summary>A prompt text of OpenCompass, named by the hash of the configuration it comes from.</summary>
/// <param name="Id">The hash, as in <c>ceval_gen_5f30c7</c>.</param>
/// <param name="Modes">The modes it is for.</param>
/// <param name="Extraction">How OpenCompass takes the letter from the reply.</param>
/// <param name="MaxNewTokens">The most tokens of a reply; null: the model's setting.</param>
internal sealed record CEvalWording(string Id, IReadOnlyList<CEvalMode> Modes, string Extraction, int? MaxNewTokens = null)
{
    /// <summary>Five shots, the bare letter as the answer.</summary>
    public static CEvalWording Direct { get; } = new("5f30c7", [CEvalMode.Gen, CEvalMode.Clp], "first_capital");

    /// <summary>No shots, asks to think step by step.</summary>
    public static CEvalWording StepByStep { get; } = new("bd40ef", [CEvalMode.Gen], "first_option", MaxNewTokens: 256);

    /// <summary>Five shots, the letter as an assistant turn to be scored.</summary>
    public static CEvalWording Scored { get; } = new("578f8d", [CEvalMode.Ppl], "first_capital");

    /// <summary>The older ppl text: one string with another instruction, which is not put into a chat template.</summary>
    public static CEvalWording Plain { get; } = new("1cd8bf", [CEvalMode.Ppl], "first_capital");

    /// <summary>All wordings; the first that fits is the default.</summary>
    public static IReadOnlyList<CEvalWording> All { get; } = [Direct, StepByStep, Scored, Plain];

    private const string Block = "{question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\n";
    private const string AnswerLine = "答案: ";

    /// <summary>Whether the text goes to the model as it is, without chat template.</summary>
    public bool IsPlain => this == Plain;

    /// <summary>The user turn of a shot or question, with placeholders for the row's columns.</summary>
    /// <param name="chinese">The subject's Chinese name.</param>
    public string UserTurn(string chinese) =>
        $"以下是中国关于{chinese}考试的单项选择题，请选出其中的正确答案。\n{Block}{(this == StepByStep ? "让我们一步一步思考。" : "")}{AnswerLine}";

    /// <summary>The first line of the plain text.</summary>
    /// <param name="chinese">The subject's Chinese name.</param>
    public static string PlainHint(string chinese) => $"以下是关于{chinese}的单项选择题，请直接给出正确答案的选项。\n";

    /// <summary>A question of the plain text up to its answer, with placeholders for the row's columns.</summary>
    public static string PlainQuestion => Block + AnswerLine;
}
