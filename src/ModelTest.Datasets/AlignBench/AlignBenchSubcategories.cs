namespace ModelTest.Datasets.AlignBench;

/// <summary>AlignBench's 36 subcategories.</summary>
internal static class AlignBenchSubcategories
{
    private static readonly Dictionary<string, string[]> ByType = new()
    {
        ["事实与解释型回答"] =
        [
            "常识知识", "阅读理解", "文本分类", "信息抽取", "字词理解", "文化理解", "物理", "化学", "计算机",
            "生物医学", "经济", "天文", "历史", "音乐", "法律", "体育", "地理", "文学", "其他",
        ],
        ["生成型回答"] =
        [
            "翻译", "实用文体写作", "创意文体写作", "专业文体写作", "其他写作类", "现实生活类", "游戏娱乐类",
            "功能类", "现实名人类", "（虚拟）恋爱类",
        ],
        ["建议型回答"] =
        [
            "观点表达", "寻求建议",
        ],
        ["逻辑推理型回答"] =
        [
            "证明", "推理", "初等数学", "高等数学", "应用数学",
        ],
    };

    /// <summary>The type of answer that each asks for.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = ByType
        .SelectMany(t => t.Value.Select(s => KeyValuePair.Create(s, t.Key))).ToDictionary();
}
