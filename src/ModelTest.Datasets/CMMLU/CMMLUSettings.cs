using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CMMLU;

/// <summary>Section <c>datasets.cmmlu</c>. The path is the folder with <c>dev</c> and <c>test</c>.</summary>
public sealed class CMMLUSettings : DatasetSettings, IChoiceSettings
{
    /// <summary><c>dev+test</c> (or <c>test</c>): shots from dev, scored on test. <c>dev</c>: scored on the dev rows, only without shots.</summary>
    [AllowedValues("dev+test", "test", "dev")]
    public string Split { get; set; } = "dev+test";

    /// <summary>
    /// <c>gen</c>: the model writes its answer. <c>ppl</c>: the text with the lowest mean negative log-likelihood is the answer.
    /// </summary>
    [AllowedValues("gen", "ppl")]
    public string Mode { get; set; } = "gen";

    /// <summary>How many of the five dev rows come before each question, 0 to 5.</summary>
    [Range(0, ChoiceOptions.MostShots)]
    public int Shots { get; set; } = 5;

    /// <summary>
    /// The wording, by the hash of OpenCompass's configuration: <c>c13365</c> (gen), <c>8b9c76</c> (ppl), or <c>auto</c>: the one that fits the mode.
    /// </summary>
    [AllowedValues("auto", "c13365", "8b9c76")]
    public string Prompt { get; set; } = "auto";

    /// <summary>
    /// How the letter is taken from a reply in mode gen: <c>first_capital</c>, <c>first_option</c>, <c>first_option_0.2.4</c>,
    /// <c>first_option_corrected</c>, or <c>auto</c>: what OpenCompass takes (first_capital).
    /// </summary>
    [AllowedValues("auto", "first_capital", "first_option", "first_option_0.2.4", "first_option_corrected")]
    public string Extraction { get; set; } = "auto";
}
