using ModelTest.Gates;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Gates;

public sealed class ScoreGateTests
{
    [Theory]
    [InlineData(4, 6, null, true)]
    [InlineData(0, 10, null, true)]
    [InlineData(4, 6, 0.4, true)]
    [InlineData(4, 6, 0.41, false)]
    [InlineData(10, 0, 1.0, true)]
    public void CheckSubject_Score_IsHeldAgainstTheMinimum(int correct, int wrong, double? minimum, bool passes)
    {
        var gate = ScoreGate.CheckSubject(Results.Of(QuizDataset.Law, correct, wrong), new ScoreLimits(minimum), "law.jsonl");

        Assert.Equal(passes, gate.Passed);
        Assert.Equal(("quiz / law", correct / 10.0, minimum), (gate.Name, gate.Score, gate.Minimum));
    }

    [Fact]
    public void CheckSubject_AnError_FailsAtAnyScore()
    {
        var gate = ScoreGate.CheckSubject(Results.Of(QuizDataset.Law, correct: 99, wrong: 0, errors: 1), null, "law.jsonl");

        Assert.Equal(
            """
            quiz / law: score 0.9900, 95 % interval 0.9455 to 0.9982, no minimum. 1 of 100 items got no reply, which always fails.
            100 items: 99 correct, 0 wrong, 0 unparsed, 1 errors
              error #99: Question 99?
                error: connection reset
            All items: law.jsonl
            """,
            gate.Message);
    }

    [Fact]
    public void CheckSubject_BelowTheMinimum_TellsCountsAndTheFirstLostItems()
    {
        var gate = ScoreGate.CheckSubject(Results.Of(QuizDataset.Law, correct: 2, wrong: 5, unparsed: 1), new ScoreLimits(0.5), "/run/predictions/quiz/law.jsonl");

        Assert.Equal(
            """
            quiz / law: score 0.2500, 95 % interval 0.0715 to 0.5907, below the minimum 0.5.
            8 items: 2 correct, 5 wrong, 1 unparsed, 0 errors
              unparsed #7: Question 7?
                gold B, no answer found in the reply 'I do not know.'
              wrong #2: Question 2?
                gold B, predicted A
              wrong #3: Question 3?
                gold B, predicted A
              wrong #4: Question 4?
                gold B, predicted A
              wrong #5: Question 5?
                gold B, predicted A
              … 1 more items
            All items: /run/predictions/quiz/law.jsonl
            """,
            gate.Message);
    }

    [Fact]
    public void CheckSubject_WithoutItems_Fails()
    {
        var gate = ScoreGate.CheckSubject(Results.Of(QuizDataset.Law, 0, 0), null, "law.jsonl");

        Assert.Equal("quiz / law: no item was scored.\nAll items: law.jsonl", gate.Message);
        Assert.True(double.IsNaN(gate.Score));
    }

    [Fact]
    public void CheckSubject_LongQuestion_IsShortenedToOneLine()
    {
        var item = Results.Item("1", Outcome.Wrong) with { Question = "line one\n  line two " + new string('x', 200) };
        var gate = ScoreGate.CheckSubject(new SubjectResult("quiz", QuizDataset.Law, [item], TimeSpan.Zero), new ScoreLimits(1), "law.jsonl");

        Assert.Contains($"  wrong #1: line one line two {new string('x', 61)}…\n", gate.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shorten_CutInsideACharacter_LeavesItOut() => Assert.Equal("ab…", LostItem.Shorten("ab😀cd", 4));

    [Fact]
    public void CheckGroup_AverageOfSubjects_WeighsThemAlike()
    {
        SubjectResult[] results = [Results.Of(QuizDataset.Law, 1, 0), Results.Of(QuizDataset.Logic, 10, 90), Results.Of(QuizDataset.Physics, 0, 9)];

        var gate = ScoreGate.CheckGroup("quiz", QuizDataset.Humanities, results, new ScoreLimits(0.55), "predictions");

        Assert.True(gate!.Passed);
        Assert.Equal(("quiz / Humanities", 0.55), (gate.Name, gate.Score));
    }

    [Fact]
    public void CheckGroup_BelowTheMinimum_TellsTheLowestSubjects()
    {
        SubjectResult[] results = [Results.Of(QuizDataset.Law, 1, 1), Results.Of(QuizDataset.Logic, 1, 3)];

        var gate = ScoreGate.CheckGroup("quiz", QuizDataset.Humanities, results, new ScoreLimits(0.6), "/run/predictions/quiz");

        Assert.Equal(
            """
            quiz / Humanities: score 0.3750, 95 % interval 0.1480 to 0.6776, below the minimum 0.6.
            6 items: 2 correct, 4 wrong, 0 unparsed, 0 errors
              logic: 0.2500 (1 correct, 3 wrong, 0 unparsed, 0 errors)
              law: 0.5000 (1 correct, 1 wrong, 0 unparsed, 0 errors)
            All items: /run/predictions/quiz
            """,
            gate!.Message);
    }

    [Fact]
    public void CheckGroup_ASubjectMissing_IsNotTakenYet() =>
        Assert.Null(ScoreGate.CheckGroup("quiz", QuizDataset.Humanities, [Results.Of(QuizDataset.Law, 1, 0)], new ScoreLimits(0.5), ""));

    [Fact]
    public void CheckDataset_ErrorsOrNothing_Fail()
    {
        Assert.False(ScoreGate.CheckDataset("quiz", [Results.Of(QuizDataset.Law, 9, 0, errors: 1)], new ScoreLimits(0.1), "").Passed);
        Assert.False(ScoreGate.CheckDataset("quiz", [], new ScoreLimits(0), "").Passed);
        Assert.True(ScoreGate.CheckDataset("quiz", [Results.Of(QuizDataset.Law, 9, 1)], new ScoreLimits(0.9), "").Passed);
    }

    [Theory]
    [InlineData(2, 0.2, true)]
    [InlineData(3, 0.2, false)]
    [InlineData(0, 0.0, true)]
    [InlineData(1, 0.0, false)]
    public void CheckSubject_UnparsedItems_AreHeldAgainstTheirMaximum(int unparsed, double most, bool passes)
    {
        var gate = ScoreGate.CheckSubject(
            Results.Of(QuizDataset.Law, correct: 10 - unparsed, wrong: 0, unparsed: unparsed), ScoreLimits.Of(null, most), "law.jsonl");

        Assert.Equal((passes, unparsed / 10.0), (gate.Passed, gate.Unparsed));
    }

    [Fact]
    public void CheckGroup_TooManyUnparsed_SaysHowMany()
    {
        SubjectResult[] results = [Results.Of(QuizDataset.Law, 2, 0), Results.Of(QuizDataset.Logic, 1, 0, unparsed: 1)];

        var gate = ScoreGate.CheckGroup("quiz", QuizDataset.Humanities, results, new ScoreLimits(0.5, 0.2), "/run/predictions/quiz");

        Assert.StartsWith(
            "quiz / Humanities: score 0.7500, 95 % interval 0.3637 to 0.9527, minimum 0.5. 0.2500 of the items are unparsed, above the maximum 0.2.\n4 items: 3 correct,",
            gate!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void CheckDataset_ThreeTenths_MeetAMinimumOfThreeTenths()
    {
        SubjectResult[] results = [Results.Of(QuizDataset.Law, 1, 9), Results.Of(QuizDataset.Logic, 3, 7), Results.Of(QuizDataset.Physics, 5, 5)];

        Assert.True(ScoreGate.CheckDataset("quiz", results, new ScoreLimits(0.3), "").Passed);
        Assert.True(ScoreGate.CheckDataset("quiz", [.. results.Reverse()], new ScoreLimits(0.3), "").Passed);
    }
}
