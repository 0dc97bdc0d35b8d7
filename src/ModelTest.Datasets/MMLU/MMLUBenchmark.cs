using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.MMLU;

/// <summary>MMLU as OpenCompass runs it: the wordings of mmlu_gen_4d595a, mmlu_gen_5d1409, mmlu_zero_shot_gen_47e2c0 and mmlu_ppl_ac766d.</summary>
internal static class MMLUBenchmark
{
    private const string Target = "target";
    private const string Block = "{input}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\n";

    /// <summary>The benchmark.</summary>
    public static ChoiceBenchmark Instance { get; } = new()
    {
        Name = "mmlu",
        Wanted = "MMLU's folder, which holds dev and test",
        Subjects = MMLUSubjects.All,
        MoreGroups = [new("Weighted", [.. MMLUSubjects.All.Select(s => s.Name)], MMLUSubjects.Questions)],
        RowPrefix = "lukaemon_mmlu_",
        Splits = [new("dev+test", "test"), new("test", "test"), new("val", "val"), new("dev", "dev")],
        Files = new()
        {
            Path = (split, subject) => Path.Combine(split, $"{subject}_{split}.csv"),
            Header = ["input", "A", "B", "C", "D", Target],
            // One of val's questions ends in a quote that nothing opens.
            HasStrayQuotes = true,
            Question = "input",
            Answer = Target,
        },
        Wordings =
        [
            new()
            {
                Id = "4d595a", Modes = [ChoiceMode.Gen, ChoiceMode.Clp], Question = s => Chat(s, "Question: ", "Answer: "),
                HasOwnShotTemplate = true, Answer = "{target}\n", AnswerColumn = Target,
            },
            new()
            {
                Id = "5d1409", Modes = [ChoiceMode.Gen], Question = s => Chat(s, "Q: ", "A: "),
                HasOwnShotTemplate = true, Answer = "{target}\n", AnswerColumn = Target,
            },
            new()
            {
                // Step by step.
                Id = "47e2c0", Modes = [ChoiceMode.Gen], Question = s => Chat(s, "Q: ", "Let's think step by step. A: "),
                ShotQuestion = s => Chat(s, "Q: ", "A: "), HasOwnShotTemplate = true, Answer = "{target}\n", AnswerColumn = Target,
                Extraction = "first_option", MaxNewTokens = 256, IsWithoutShots = true,
            },
            new()
            {
                // Plain text, not put into a chat template. The two blanks are OpenCompass's.
                Id = "ac766d", Modes = [ChoiceMode.Ppl], IsPlain = true,
                Hint = s => $"The following are multiple choice questions (with answers) about  {s}.\n\n",
                Question = _ => Block + "Answer: ", Answer = "{target}", AnswerColumn = Target,
            },
        ],
    };

    private static string Chat(string subject, string before, string after) =>
        $"There is a single choice question about {subject}. Answer the question by replying A, B, C or D.\n{before}{Block}{after}";
}
