namespace ModelTest.Datasets.Extraction;

/// <summary>
/// The pattern lists of OpenCompass's first_option_postprocess, in order; <c>@</c> stands for the class of option letters.
/// Order and odd forms are its own: another order gives other letters.
/// </summary>
internal static class FirstOptionPatterns
{
    // 14: upstream lacks a comma between two patterns, so they are one.
    private const string JoinedByMissingComma = @"故选?\s*(@)只有选?项?\s?(@)\s?是?对";

    // 15-35, the same in every release.
    private static readonly string[] Statements =
    [
        @"只有选?项?\s?(@)\s?是?错", @"只有选?项?\s?(@)\s?不?正确", @"只有选?项?\s?(@)\s?错误",
        @"说法不?对选?项?的?是\s?(@)", @"说法不?正确选?项?的?是\s?(@)", @"说法错误选?项?的?是\s?(@)",
        @"(@)\s?是正确的", @"(@)\s?是正确答案", @"选项\s?(@)\s?正确", @"所以答\s?(@)",
        @"所以\s?(@[.。$]?$)", @"所有\s?(@[.。$]?$)",
        @"[\s，：:,](@)[。，,\.]?$", @"[\s，,：:][故即](@)[。\.]?$", @"[\s，,：:]因此(@)[。\.]?$", @"[是为。]\s?(@)[。\.]?$",
        @"因此\s?(@)[。\.]?$", @"显然\s?(@)[。\.]?$",
        @"答案是\s?(\S+)(?:。|$)", @"答案应该是\s?(\S+)(?:。|$)", @"答案为\s?(\S+)(?:。|$)",
    ];

    // 1-13 of the current list.
    private static readonly string[] Answers =
    [
        @"答案是?\s*(@)", @"答案是?\s*：\s*(@)", @"答案是?\s*:\s*(@)",
        @"答案选项应?该?是\s*(@)", @"答案选项应?该?为\s*(@)", @"答案应该?是\s*(@)", @"答案应该?选\s*(@)",
        @"答案选项为?\s*：\s*(@)", @"答案选项为?\s+\(?\*?\*?(@)\*?\*?\)?", @"答案选项是?\s*:\s*(@)",
        @"答案为\s*(@)", @"答案选\s*(@)", @"选择?\s*(@)",
    ];

    // 36: the letters of ANSWER in either case (and the long s, as Python folds it); the option too.
    private static string AnswerColon(string letters) => $@"[Aa][Nn][Ssſ][Ww][Ee][Rr]\s*:\s*([{letters}{letters.ToLowerInvariant()}])";

    // 37-47 of the current list.
    private static readonly string[] English =
    [
        @"[Tt]he answer is:?\s+\(?(@)\)?", @"[Tt]he answer is:?\s+\(?\*?\*?(@)\*?\*?\)?", @"[Tt]he answer is option:?\s+\(?(@)\)?",
        @"[Tt]he correct answer is:?\s+\(?(@)\)?", @"[Tt]he correct answer is option:?\s+\(?(@)\)?",
        @"[Tt]he correct answer is:?.*?boxed\{(@)\}", @"[Tt]he correct option is:?.*?boxed\{(@)\}",
        @"[Tt]he correct answer option is:?.*?boxed\{(@)\}", @"[Tt]he answer to the question is:?\s+\(?(@)\)?",
        @"^选项\s?(@)", @"^(@)\s?选?项",
    ];

    /// <summary>The list of OpenCompass's main branch in 2026.</summary>
    /// <param name="letters">The options' letters.</param>
    public static IReadOnlyList<string> Current(string letters) =>
    [
        .. Answers, JoinedByMissingComma, .. Statements, AnswerColon(letters), .. English,
        @"(\s|^)@[\s。，,：:\.$]", @"1.\s?(.*?)$", @"1.\s?(@)[.。$]?$", "(@):", "(@)",
    ];

    /// <summary>The list of OpenCompass 0.2.4.</summary>
    public static IReadOnlyList<string> Release024 { get; } =
    [
        @"答案是?\s?(@)", @"答案是?\s?：(@)", @"答案是?\s?:(@)", @"答案应该?是\s?(@)", @"答案应该?选\s?(@)",
        @"答案为\s?(@)", @"答案选\s?(@)", @"选择?\s?(@)", @"故选?\s?(@)只有选?项?\s?(@)\s?是?对", .. Statements,
        @"[Tt]he answer is \(?(@)\)?", @"[Tt]he answer is option \(?(@)\)?", @"[Tt]he correct answer is \(?(@)\)?",
        @"[Tt]he correct answer is option \(?(@)\)?", @"[Tt]he answer to the question is \(?(@)\)?", @"^选项\s?(@)", @"^(@)\s?选?项",
        @"(\s|^)@[\s。，,：:\.$]", @"(\s|^)@(\s|$)", @"1.\s?(.*?)$", @"1.\s?(@)[.。$]?$", "(@):", "@",
    ];

    /// <summary>
    /// The current list with its bugs mended: the missing comma of 14 put in, so that 故选X counts by itself; 48 captures the letter
    /// instead of the blank before it; 49 (any text after a "1") is gone and the dot of 50 is a dot; the last one takes no letter out of a
    /// Latin word (CPU is not C). With it go two rules of <see cref="FirstOption.Corrected"/>: the first letter of a capture in the order
    /// of the text counts, and <c>answer: b</c> means B.
    /// </summary>
    /// <param name="letters">The options' letters.</param>
    public static IReadOnlyList<string> Corrected(string letters) =>
    [
        .. Answers, @"故选?\s*(@)", @"只有选?项?\s?(@)\s?是?对", .. Statements, AnswerColon(letters), .. English,
        @"(?:\s|^)(@)(?:[\s。，,：:\.]|$)", @"1\.\s?(@)[.。]?$", "(@):", "(?:^|[^A-Za-z])(@)(?:[^A-Za-z]|$)",
    ];
}
