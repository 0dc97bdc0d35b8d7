namespace ModelTest.Datasets.AlignBench;

/// <summary>AlignBench's eight categories and the two scores they make up.</summary>
internal static class AlignBenchCategories
{
    private const double Exact = 0.1;

    private const double Free = 0.7;

    /// <summary>Reasoning, the first of the two.</summary>
    public const string ReasoningTitle = "中文推理";

    /// <summary>Language, the second of the two.</summary>
    public const string LanguageTitle = "中文语言";

    /// <summary>The categories of the score 中文推理 (reasoning).</summary>
    public static IReadOnlyList<string> Reasoning { get; } = ["数学计算", "逻辑推理"];

    /// <summary>The categories of the score 中文语言 (language).</summary>
    public static IReadOnlyList<string> Language { get; } = ["基本任务", "中文理解", "综合问答", "文本写作", "角色扮演", "专业能力"];

    /// <summary>All, in the order of OpenCompass's table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Reasoning, .. Language];

    /// <summary>The temperature that AlignBench asks the model with: 0.7 for writing, role play and open questions, 0.1 for the others.</summary>
    /// <param name="category">One of <see cref="Names"/>.</param>
    public static double Temperature(string category) => category is "角色扮演" or "文本写作" or "综合问答" ? Free : Exact;
}
