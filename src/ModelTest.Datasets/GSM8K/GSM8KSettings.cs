using System.ComponentModel.DataAnnotations;

namespace ModelTest.Datasets.GSM8K;

/// <summary>Section <c>datasets.gsm8k</c>. The path is the file <c>test.jsonl</c>, or the folder that holds it.</summary>
public sealed class GSM8KSettings : DatasetSettings
{
    /// <summary>How many of OpenCompass's four worked examples come before each question, 0 to 4.</summary>
    [Range(0, GSM8KOptions.MostShots)]
    public int Shots { get; set; } = GSM8KOptions.MostShots;

    /// <summary>
    /// The wording, by the hash of OpenCompass's configuration: <c>1d7fe4</c>, <c>17d0dc</c> (the same, replies end before the word Question),
    /// <c>a58960</c> (no examples, the answer in a box), or <c>auto</c>: 1d7fe4, without shots a58960.
    /// </summary>
    [AllowedValues("auto", "1d7fe4", "17d0dc", "a58960")]
    public string Prompt { get; set; } = "auto";

    /// <summary>
    /// How the number is taken from a reply: <c>last_number</c> (OpenCompass), <c>last_number_corrected</c> (with its bugs mended),
    /// <c>strict</c> or <c>flexible</c> (lm-evaluation-harness's strict-match and flexible-extract of gsm8k_cot).
    /// </summary>
    [AllowedValues("last_number", "last_number_corrected", "strict", "flexible")]
    public string Extraction { get; set; } = "last_number";
}
