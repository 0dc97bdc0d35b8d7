using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlignBench;

/// <summary>OpenCompass's two tables of AlignBench, as the text of its files.</summary>
internal static class AlignBenchTables
{
    private const string Model = "模型";

    private const string Total = "总分";

    /// <summary>The name of the file of <see cref="Capability"/>.</summary>
    /// <param name="judge">The judge's name.</param>
    public static string CapabilityFile(string judge) => $"Alignbench-judged-by--{judge}-capability.csv";

    /// <summary>The name of the file of <see cref="Dimension"/>.</summary>
    /// <param name="judge">The judge's name.</param>
    public static string DimensionFile(string judge) => $"Alignbench-judged-by--{judge}-dimension.csv";

    /// <summary>A row of numbers, two rows of names, and the model's scores by category.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="scores">OpenCompass's scores.</param>
    public static string Capability(string model, AlignBenchScores scores)
    {
        string[] groups =
        [
            Model, Total,
            AlignBenchCategories.ReasoningTitle, .. AlignBenchCategories.Reasoning.Select(_ => ""),
            AlignBenchCategories.LanguageTitle, .. AlignBenchCategories.Language.Select(_ => ""),
        ];
        return PythonCsv.Write(
        [
            [.. groups.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))],
            groups,
            [
                Model, Total,
                AlignBenchCategories.ReasoningTitle + Total, .. AlignBenchCategories.Reasoning,
                AlignBenchCategories.LanguageTitle + Total, .. AlignBenchCategories.Language,
            ],
            [
                model, Text(scores.Total),
                Text(scores.Reasoning), .. AlignBenchCategories.Reasoning.Select(c => Text(scores.Categories[c])),
                Text(scores.Language), .. AlignBenchCategories.Language.Select(c => Text(scores.Categories[c])),
            ],
        ]);
    }

    /// <summary>The model's means by dimension. OpenCompass writes it for its judge type general only.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="means">OpenCompass's means; at least one.</param>
    public static string Dimension(string model, IReadOnlyList<ScoreRow> means) =>
        PythonCsv.Write([[Model, .. means.Select(m => m.Name)], [model, .. means.Select(m => Text(m.Value!.Value))]]);

    private static string Text(double value) => PythonFloat.Repr(value);
}
