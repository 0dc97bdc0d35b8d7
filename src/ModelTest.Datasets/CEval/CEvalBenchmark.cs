using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CEval;

/// <summary>C-Eval as OpenCompass runs it: the wordings of ceval_gen_5f30c7, ceval_zero_shot_gen_bd40ef, ceval_ppl_578f8d and ceval_ppl_1cd8bf.</summary>
internal static class CEvalBenchmark
{
    private const string Answer = "answer";
    private const string Block = "{question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\n";
    private const string AnswerLine = "答案: ";

    // The subset C-Eval Hard, in the order in which OpenCompass averages it.
    private static readonly string[] Hard =
    [
        "advanced_mathematics", "discrete_mathematics", "probability_and_statistics", "college_chemistry", "college_physics",
        "high_school_mathematics", "high_school_chemistry", "high_school_physics",
    ];

    /// <summary>The benchmark.</summary>
    public static ChoiceBenchmark Instance { get; } = new()
    {
        Name = "ceval",
        Wanted = "C-Eval's folder formal_ceval, which holds dev and val",
        Subjects = CEvalSubjects.All,
        MoreGroups = [new("Hard", Hard)],
        RowPrefix = "ceval-",
        Splits = [new("dev+val", "val"), new("val", "val"), new("dev", "dev")],
        Unlabelled = ("test", "set it to 'val', or submit the answers on C-Eval's own site."),
        HasSamples = true,
        Files = new()
        {
            Path = (split, subject) => Path.Combine(split, $"{subject}_{split}.csv"),
            Id = "id",
            Question = "question",
            Answer = Answer,
            Added = ["explanation", Answer],
        },
        Wordings =
        [
            new()
            {
                // The bare letter as the answer.
                Id = "5f30c7", Modes = [ChoiceMode.Gen, ChoiceMode.Clp], Question = s => Question(s, ""), Answer = "{answer}", AnswerColumn = Answer,
            },
            new()
            {
                // Step by step.
                Id = "bd40ef", Modes = [ChoiceMode.Gen], Question = s => Question(s, "让我们一步一步思考。"), Answer = "{answer}", AnswerColumn = Answer,
                Extraction = "first_option", MaxNewTokens = 256, IsWithoutShots = true,
            },
            new()
            {
                // The letter as an assistant turn to be scored.
                Id = "578f8d", Modes = [ChoiceMode.Ppl], Question = s => Question(s, ""), Answer = "{answer}", AnswerColumn = Answer,
            },
            new()
            {
                // The older text with another instruction, which is not put into a chat template.
                Id = "1cd8bf", Modes = [ChoiceMode.Ppl], IsPlain = true, Hint = s => $"以下是关于{s}的单项选择题，请直接给出正确答案的选项。\n",
                Question = _ => Block + AnswerLine, Answer = "{answer}", AnswerColumn = Answer,
            },
        ],
    };

    private static string Question(string subject, string more) => $"以下是中国关于{subject}考试的单项选择题，请选出其中的正确答案。\n{Block}{more}{AnswerLine}";
}
