using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CEval;

/// <summary>
/// Section <c>datasets.ceval</c>. The path is the folder with <c>dev</c> and <c>val</c>: C-Eval's <c>formal_ceval</c>, or a sample of its
/// layout with a <c>subjects.json</c> in or beside it.
/// </summary>
public sealed class CEvalSettings : DatasetSettings, IChoiceSettings
{
    /// <summary>
    /// <c>dev+val</c> (or <c>val</c>): shots from dev, scored on val. <c>dev</c>: scored on the dev rows, only without shots.
    /// The labels of <c>test</c> are not public.
    /// </summary>
    public string Split { get; set; } = "dev+val";

    /// <summary>
    /// <c>gen</c>: the model writes its answer. <c>ppl</c>: the text with the lowest mean negative log-likelihood is the answer.
    /// <c>clp</c>: the likeliest letter after the prompt is the answer.
    /// </summary>
    [AllowedValues("gen", "ppl", "clp")]
    public string Mode { get; set; } = "gen";

    /// <summary>How many of the five dev rows come before each question, 0 to 5.</summary>
    [Range(0, ChoiceOptions.MostShots)]
    public int Shots { get; set; } = 5;

    /// <summary>
    /// The wording, by the hash of OpenCompass's configuration: <c>5f30c7</c> (gen, clp), <c>bd40ef</c> (gen without shots, step by step),
    /// <c>578f8d</c> (ppl), <c>1cd8bf</c> (ppl, plain text without chat template), or <c>auto</c>: the first that fits mode and shots.
    /// </summary>
    [AllowedValues("auto", "5f30c7", "bd40ef", "578f8d", "1cd8bf")]
    public string Prompt { get; set; } = "auto";

    /// <summary>
    /// How the letter is taken from a reply in mode gen: <c>first_capital</c>, <c>first_option</c>, <c>first_option_0.2.4</c>,
    /// <c>first_option_corrected</c>, or <c>auto</c>: what OpenCompass takes for the wording (first_capital; first_option for bd40ef).
    /// </summary>
    [AllowedValues("auto", "first_capital", "first_option", "first_option_0.2.4", "first_option_corrected")]
    public string Extraction { get; set; } = "auto";
}
