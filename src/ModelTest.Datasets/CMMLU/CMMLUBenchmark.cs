using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CMMLU;

/// <summary>CMMLU as OpenCompass runs it: the wordings of cmmlu_gen_c13365 and cmmlu_ppl_8b9c76.</summary>
internal static class CMMLUBenchmark
{
    private const string Answer = "answer";

    /// <summary>The benchmark.</summary>
    public static ChoiceBenchmark Instance { get; } = new()
    {
        Name = "cmmlu",
        Wanted = "CMMLU's folder, which holds dev and test",
        Subjects = CMMLUSubjects.All,
        MoreGroups = [new("China specific", CMMLUSubjects.ChinaSpecific)],
        RowPrefix = "cmmlu-",
        Splits = [new("dev+test", "test"), new("test", "test"), new("dev", "dev")],
        Files = new()
        {
            Path = (split, subject) => Path.Combine(split, subject + ".csv"),
            Renamed = new Dictionary<string, string> { ["Question"] = "question", ["Answer"] = Answer },
            // The first column, a number, has no name.
            Id = "",
            Hidden = [""],
            Question = "question",
            Answer = Answer,
        },
        Wordings =
        [
            new() { Id = "c13365", Modes = [ChoiceMode.Gen], Question = Question, Answer = "答案是: {answer}", AnswerColumn = Answer },
            new() { Id = "8b9c76", Modes = [ChoiceMode.Ppl], Question = Question, Answer = "答案是: {answer}", AnswerColumn = Answer },
        ],
    };

    private static string Question(string subject) =>
        $"以下是关于{subject}的单项选择题，请直接给出正确答案的选项。\n题目：{{question}}\nA. {{A}}\nB. {{B}}\nC. {{C}}\nD. {{D}}";
}
