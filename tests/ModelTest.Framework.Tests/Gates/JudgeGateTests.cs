using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Judging.Quality;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Gates;

public sealed class JudgeGateTests
{
    private static readonly JudgeGates Agreement = new() { MinimumAgreement = 0.5 };

    [Fact]
    public void Check_AgreementWithoutLabels_IsNotChecked()
    {
        var gate = new JudgeGate(Agreement, JudgeQuality.Of("duels", [], [], []));

        Assert.Null(gate.Check("judge", "where"));
        Assert.Equal(["agreement, as no label is about this dataset's items"], gate.NotChecked);
    }

    [Fact]
    public void Check_NothingAskedOfLabels_ChecksNothing()
    {
        var gate = new JudgeGate(new JudgeGates(), JudgeQuality.Of("duels", [], [], [Labelled(3, Grade.NotParsed("no rating"), "Hm.")]));

        Assert.Null(gate.Check("judge", "where"));
        Assert.Empty(gate.NotChecked);
    }

    [Fact]
    public void Check_LabelsWhoseJudgementsCannotBeRead_Fails()
    {
        var gate = new JudgeGate(Agreement, JudgeQuality.Of("duels", [], [], [Labelled(3, Grade.NotParsed("no rating"), ""), Labelled(4, Grade.NotParsed("no rating"), "Hm.")]));

        Assert.Equal(
            """
            duels / (judge): judge is not good enough here.
              none of 2 labels could be compared.
            Judgements that could not be read:
              law #3: no rating
              law #4: no rating, in 'Hm.'
            where
            """.ReplaceLineEndings("\n"),
            gate.Check("judge", "where"));
        Assert.Empty(gate.NotChecked);
    }

    [Fact]
    public void Check_AllLabelsTheSame_AsksForOthers()
    {
        var same = new[] { Labelled(1, Grade.Rated(7), "[[7]]"), Labelled(2, Grade.Rated(7), "[[7]]") };
        var gate = new JudgeGate(new JudgeGates { MinimumKappa = 0.5 }, JudgeQuality.Of("duels", [], [], same));

        Assert.Equal(
            "duels / (judge): judge is not good enough here.\n"
            + "  Cohen's κ of 2 ratings is not known, as all labels and judgements are the same. Label others too.\nwhere",
            gate.Check("judge", "where"));
    }

    [Fact]
    public void Check_EqualDistances_AreListedInTheOrderOfTheFile()
    {
        var labelled = Enumerable.Range(1, 5).Reverse().Select(i => Labelled(i, Grade.Rated(2.12345), "")).ToArray();
        var gate = new JudgeGate(Agreement, JudgeQuality.Of("duels", [], [], labelled));

        var message = gate.Check("judge", "where")!;

        Assert.EndsWith(
            "Worst disagreements:\n" + string.Concat(Enumerable.Range(1, 5).Select(i => $"  law #{i}: label 7, judge 2.1235 (labels.jsonl, line {i})\n")) + "where",
            message,
            StringComparison.Ordinal);
    }

    private static LabelledJudgement Labelled(int line, Grade grade, string reply) => LabelledJudgement.Of(
        new CalibrationLabel($"labels.jsonl, line {line}", line, "duels", "law") { Item = $"{line}", Rating = 7, Replies = ["An answer."] },
        Results.Item($"{line}", Outcome.Scored) with { Judgements = [new Judgement { Name = "turn 1", Prompt = Prompt.FromUser("Rate it."), Reply = reply, Grade = grade }] },
        null);
}
