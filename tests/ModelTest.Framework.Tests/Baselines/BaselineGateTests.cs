using ModelTest.Baselines;
using ModelTest.Scoring;
using static ModelTest.Tests.Baselines.ComparedSubjects;

namespace ModelTest.Tests.Baselines;

public sealed class BaselineGateTests
{
    [Fact]
    public void Check_NothingChanged_IsGreen()
    {
        var gate = Gate(new BaselineSettings { Strict = true, MaximumLoss = 0 }, Subject("law", 40, lost: 0, gained: 0));

        Assert.Null(gate.Check());
        Assert.Equal("quiz / (baseline): 0 lost and 0 gained of 40 items, difference 0.0000, 95 % interval -0.0876 to +0.0876.", gate.Numbers());
    }

    [Fact]
    public void Check_SignificantLoss_NamesTheLostQuestionsFirst()
    {
        var message = Gate(new BaselineSettings(), Subject("law", 40, lost: 6, gained: 0), Subject("logic", 40, lost: 1, gained: 1)).Check();

        // 6 of 6 is 1/64, times two of three tests; 7 of 8 is 9/256.
        Assert.Equal(
            """
            quiz / (baseline): 7 lost and 1 gained of 80 items, difference -0.0750, 95 % interval
            a significant loss in law (p 0.0469).
              lost law #0: question 0
                gold A, was A (correct), is B (wrong)
              lost law #1: question 1
            """,
            Lines(message, 5).Replace(message!.Split("interval")[1].Split('\n')[0], "", StringComparison.Ordinal));
        Assert.Contains("  law: 6 lost and 0 gained of 40 items, difference -0.1500, p 0.0469\n", message, StringComparison.Ordinal);
        Assert.EndsWith("accept it with -p:AcceptBaseline=true and commit the files.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LossesThatAreSignificantOnlyTogether_IsRedOverall()
    {
        var message = Gate(new BaselineSettings(), [.. Enumerable.Range(0, 8).Select(i => Subject($"s{i}", 40, lost: 2, gained: 0))]).Check();

        Assert.Contains("a significant loss over all items, p 0.0001 (at most 0.05).", message, StringComparison.Ordinal);
        Assert.DoesNotContain("a significant loss in", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LossThatMayBeChance_IsGreen() => Assert.Null(Gate(new BaselineSettings(), Subject("law", 40, lost: 4, gained: 1)).Check());

    [Fact]
    public void Check_NoSignificanceAsked_IsGreen() => Assert.Null(Gate(new BaselineSettings { Significance = 0 }, Subject("law", 40, lost: 40, gained: 0)).Check());

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.075, false)]
    public void Check_MaximumLoss_ComparesTheAverage(double maximum, bool red)
    {
        // A quarter lost of one subject, a tenth gained of another.
        var message = Gate(new BaselineSettings { Significance = 0, MaximumLoss = maximum }, Subject("law", 20, 5, 0), Subject("logic", 200, 0, 20)).Check();

        Assert.Equal(red ? "a loss of 0.0750, above the maximum 0.05." : null, message?.Split('\n')[1]);
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(4000, false)]
    public void Check_NoninferiorityMargin_AsksTheInterval(int items, bool red)
    {
        var message = Gate(new BaselineSettings { Significance = 0, NoninferiorityMargin = 0.02 }, Subject("law", items, items / 20, items / 20)).Check();

        Assert.Equal(red, message is not null);
        Assert.Equal(red, message?.Contains("a loss of 0.02, the margin, is not excluded by the interval.", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Check_Strict_TellsEveryFlip()
    {
        var message = Gate(new BaselineSettings { Significance = 0, Strict = true }, Subject("law", 40, lost: 1, gained: 1, others: 1)).Check();

        Assert.Contains("strict: 3 items came out otherwise.", message, StringComparison.Ordinal);
        Assert.Contains("  lost law #0: question 0\n    gold A, was A (correct), is B (wrong)\n", message, StringComparison.Ordinal);
        Assert.Contains("  gained law #1: question 1\n    gold A, was B (wrong), is A (correct)\n", message, StringComparison.Ordinal);
        Assert.Contains("  changed law #2: question 2\n    gold A, was C (wrong), is unparsed\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_StrictWithOtherItems_CountsThoseOfAllSubjects()
    {
        var result = Result("law", [Item(1, Outcome.Correct, "A"), Item(2, Outcome.Correct, "A")]);
        var other = SubjectComparison.Of([Line(2, "correct", "A"), Line(3, "correct", "A"), Line(4, "correct", "A")], result);
        var settings = new BaselineSettings { Significance = 0, Strict = true };

        var added = Gate(settings, Subject("logic", 4, 0, 0), other, other).Check();
        var flipped = Gate(settings, Subject("law", 4, 1, 0), Subject("logic", 4, 0, 1)).Check();

        Assert.Contains("\nstrict: 0 items came out otherwise, 6 are only in the baseline or only here.\n", added, StringComparison.Ordinal);
        Assert.Contains("\nstrict: 2 items came out otherwise.\n", flipped, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SeveralSubjectsThatLost_NamesEach()
    {
        var message = Gate(new BaselineSettings(), Subject("law", 40, lost: 8, gained: 0), Subject("logic", 40, lost: 9, gained: 0)).Check();

        Assert.Contains("\na significant loss in law (p 0.0039), logic (p 0.0039).\n", message, StringComparison.Ordinal);
        // Of one probability the greater loss first.
        Assert.InRange(message!.IndexOf("  lost logic #0", StringComparison.Ordinal), 0, message.IndexOf("  lost law #0", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_OneSubject_IsNotTestedTwice() => Assert.DoesNotContain(
        "over all items", Gate(new BaselineSettings(), Subject("law", 40, lost: 9, gained: 0)).Check(), StringComparison.Ordinal);

    [Theory]
    [InlineData(10, null)]
    [InlineData(12, "\n  … 2 more lost\n")]
    public void Check_ManyLost_ListsTen(int lost, string? more)
    {
        var message = Gate(new BaselineSettings(), Subject("law", 40, lost, gained: 0)).Check()!;

        Assert.Equal(10, System.Text.RegularExpressions.Regex.Count(message, "(?m)^  lost law #"));
        Assert.Equal(more is not null, message.Contains(" more lost\n", StringComparison.Ordinal));
        Assert.Contains(more ?? "", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ItemWithoutAQuestion_IsNamedByItsId()
    {
        var lost = SubjectComparison.Of([Line(1, "correct", "A")], Result("law", [Item(1, Outcome.Wrong, "B") with { Question = "" }]));

        Assert.Contains("\n  lost law #1\n    gold A,", Gate(new BaselineSettings { Strict = true }, lost).Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_ManySubjects_HasTheFirstTenThatChanged()
    {
        var lines = Gate(new BaselineSettings(), [Subject("same", 9, 0, 0), .. Enumerable.Range(0, 12).Select(i => Subject($"s{i}", 20, lost: 1, gained: i < 6 ? 1 : 0))])
            .Numbers().Split('\n');

        Assert.Equal(11, lines.Length);
        // Those of one probability by their difference.
        Assert.Equal("  s6: 1 lost and 0 gained of 20 items, difference -0.0500, p 1", lines[1]);
        Assert.StartsWith("  s0: 1 lost and 1 gained", lines[7], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.00009, "p < 0.0001")]
    [InlineData(0.0001, "p 0.0001")]
    [InlineData(0.5, "p 0.5")]
    public void P_Value_IsShortened(double p, string expected) => Assert.Equal(expected, BaselineGate.P(p));

    [Fact]
    public void Of_ItemsThatAreWrongInBoth_AreOthersWhereSomethingChanged()
    {
        var comparison = SubjectComparison.Of(
            [Line(1, "wrong", "B"), Line(2, "wrong", "B"), Line(3, "unparsed", "B"), Line(4, "correct", "A")],
            Result("law", [Item(1, Outcome.Wrong, "B"), Item(2, Outcome.Wrong, "C"), Item(3, Outcome.Wrong, "B"), Item(4, Outcome.Correct, "A")]));

        Assert.Equal(["2", "3"], comparison.Others.Select(o => o.Is.Id));
    }

    [Fact]
    public void Warnings_ItemsOfSeveralSubjects_AreAddedUp()
    {
        var one = SubjectComparison.Of([Line(2, "correct", "A"), Line(3, "correct", "A"), Line(4, "wrong", "B")], Result("law", [Item(1, Outcome.Correct, "A"), Item(2, Outcome.Correct, "A")]));

        Assert.Contains("2 items are not in the baseline and 4 of the baseline", Assert.Single(Gate(new BaselineSettings(), one, one).Warnings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_MaximumLossThatFewItemsCannotShow_SaysHowManyWould()
    {
        var warning = Assert.Single(Gate(new BaselineSettings { MaximumLoss = 0.02 }, Subject("law", 40, lost: 2, gained: 2)).Warnings());

        Assert.StartsWith("quiz / (baseline): 40 items show a loss of 0.1", warning, StringComparison.Ordinal);
        Assert.EndsWith("for a loss of 0.02, the maximum, 1544 would be needed.", warning, StringComparison.Ordinal);
        Assert.Empty(Gate(new BaselineSettings { MaximumLoss = 0.02 }, Subject("law", 1600, lost: 80, gained: 80)).Warnings());
    }

    [Fact]
    public void Warnings_MarginThatFewItemsCannotExclude_SaysSo() => Assert.Equal(
        "quiz / (baseline): 40 items cannot exclude a loss of 0.05, the margin, even where nothing changes.",
        Assert.Single(Gate(new BaselineSettings { NoninferiorityMargin = 0.05 }, Subject("law", 40, 0, 0)).Warnings()));

    [Fact]
    public void Warnings_MarginThatTheItemsCanExclude_AreNone() =>
        Assert.Empty(Gate(new BaselineSettings { NoninferiorityMargin = 0.05 }, Subject("law", 400, 0, 0)).Warnings());

    // Five of five are lost by chance once in 32.
    [Fact]
    public void Check_ProbabilityThatIsTheLevel_IsRed() =>
        Assert.NotNull(Gate(new BaselineSettings { Significance = 0.03125 }, Subject("law", 40, lost: 5, gained: 0)).Check());

    [Fact]
    public void Of_ItemsOfOneSideOnly_AreCountedAndLeftOut()
    {
        var result = Result("law", [Item(1, Outcome.Correct, "A"), Item(2, Outcome.Wrong, "B")]);
        var comparison = SubjectComparison.Of([Line(2, "correct", "A"), Line(3, "correct", "A"), Line(4, "wrong", "B")], result);

        Assert.Equal((1, 1, 0, 1, 2), (comparison.Counts.Items, comparison.Counts.Lost, comparison.Counts.Gained, comparison.New, comparison.Missing));
        Assert.Contains(
            "1 items are not in the baseline and 2 of the baseline are not in this run",
            Assert.Single(new BaselineGate("quiz / (baseline)", new BaselineComparison([comparison]), new BaselineSettings(), 0.05).Warnings()),
            StringComparison.Ordinal);
    }

    private static BaselineGate Gate(BaselineSettings settings, params SubjectComparison[] subjects) =>
        new("quiz / (baseline)", new BaselineComparison(subjects), settings, settings.Significance);

    private static string Lines(string? text, int count) => string.Join('\n', text!.Split('\n').Take(count));
}
