namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A prompt text of OpenCompass, named by the hash of the configuration file it comes from.</summary>
internal sealed record ChoiceWording
{
    /// <summary>The hash, as in <c>ceval_gen_5f30c7</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The modes it is for.</summary>
    public required IReadOnlyList<ChoiceMode> Modes { get; init; }

    /// <summary>How OpenCompass takes the letter from the reply.</summary>
    public string Extraction { get; init; } = "first_capital";

    /// <summary>The most tokens of a reply; null: the model's setting.</summary>
    public int? MaxNewTokens { get; init; }

    /// <summary>Whether it is for prompts without shots.</summary>
    public bool IsWithoutShots { get; init; }

    /// <summary>Whether the text goes to the model as it is, without chat template.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether OpenCompass's file tells the template of shots from that of the question.</summary>
    public bool HasOwnShotTemplate { get; init; }

    /// <summary>Plain text only: the first line, of the subject's name in prompts.</summary>
    public Func<string, string> Hint { get; init; } = _ => "";

    /// <summary>The question up to the answer (of a chat: the user turn), with placeholders for the row's columns, of the subject's name in prompts.</summary>
    public required Func<string, string> Question { get; init; }

    /// <summary>The same of a shot; null: as the question. Shows only in OpenCompass's hash of a wording without shots.</summary>
    public Func<string, string>? ShotQuestion { get; init; }

    /// <summary>What stands for the answer (of a chat: the assistant turn), with a placeholder for the right letter.</summary>
    public required string Answer { get; init; }

    /// <summary>The column of the right letter.</summary>
    public required string AnswerColumn { get; init; }

    /// <summary>The answer that is a letter.</summary>
    /// <param name="letter">The letter.</param>
    public string AnswerOf(string letter) => Answer.Replace("{" + AnswerColumn + "}", letter, StringComparison.Ordinal);
}
