using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Prompts;

namespace ModelTest.Datasets.AlignBench;

/// <summary>Builds AlignBench's prompts. OpenCompass's are the same bytes.</summary>
/// <param name="rubric">The dimensions.</param>
internal sealed class AlignBenchPrompts(AlignBenchRubric rubric)
{
    /// <summary>The judge's prompt before it is filled.</summary>
    internal static readonly string Template = EmbeddedPrompt.Read("AlignBench", "judge.txt");

    /// <summary>What the model is asked: the question alone.</summary>
    /// <param name="item">The question.</param>
    public static Prompt Ask(AlignBenchItem item) => Prompt.FromUser(item.Question);

    /// <summary>What the judge is asked, one user turn. It names the category, but lists the dimensions of the subcategory.</summary>
    /// <param name="item">The question.</param>
    /// <param name="answer">The model's reply, as it is.</param>
    public Prompt Judge(AlignBenchItem item, string answer) => Prompt.FromUser(PythonFormat.Fill(
        Template,
        new("category", item.Category),
        new("dimensions", Dimensions(item.Subcategory)),
        new("question", item.Question),
        new("reference", item.Reference),
        new("answer", answer)));

    private string Dimensions(string subcategory) => string.Concat(rubric.DimensionsOf(subcategory).Select((dimension, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {dimension}: {rubric.Definitions[dimension]}\n")));
}
