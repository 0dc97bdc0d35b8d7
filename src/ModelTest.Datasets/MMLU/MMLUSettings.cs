using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.MMLU;

/// <summary>Section <c>datasets.mmlu</c>. The path is the folder with <c>dev</c> and <c>test</c>.</summary>
public sealed class MMLUSettings : DatasetSettings, IChoiceSettings
{
    /// <summary>
    /// <c>dev+test</c> (or <c>test</c>): shots from dev, scored on test. <c>val</c>: shots from dev, scored on val. <c>dev</c>: scored on the dev
    /// rows, only without shots.
    /// </summary>
    [AllowedValues("dev+test", "test", "val", "dev")]
    public string Split { get; set; } = "dev+test";

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
    /// The wording, by the hash of OpenCompass's configuration: <c>4d595a</c> (gen, clp), <c>5d1409</c> (gen), <c>47e2c0</c> (gen without shots, step
    /// by step), <c>ac766d</c> (ppl, plain text without chat template), or <c>auto</c>: the first that fits mode and shots.
    /// </summary>
    [AllowedValues("auto", "4d595a", "5d1409", "47e2c0", "ac766d")]
    public string Prompt { get; set; } = "auto";

    /// <summary>
    /// How the letter is taken from a reply in mode gen: <c>first_capital</c>, <c>first_option</c>, <c>first_option_0.2.4</c>,
    /// <c>first_option_corrected</c>, or <c>auto</c>: what OpenCompass takes for the wording (first_capital; first_option for 47e2c0).
    /// </summary>
    [AllowedValues("auto", "first_capital", "first_option", "first_option_0.2.4", "first_option_corrected")]
    public string Extraction { get; set; } = "auto";
}
