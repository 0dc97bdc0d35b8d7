using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Scoring;
using ModelTest.Statistics;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Gates;

public sealed class GroupScoreTests
{
    private static readonly ScoreScale Percent = new(0, 100);

    [Fact]
    public void Of_ComputedGroup_GetsItsSubjectsInTheGroupsOrder()
    {
        var names = new List<string>();
        var group = Group(results =>
        {
            names.AddRange(results.Select(r => r.Subject.Name));
            return new AggregateScore(40, 30, 50);
        });

        var score = GroupScore.Of(group, [Results.Of(QuizDataset.Logic, 1, 1), Results.Of(QuizDataset.Law, 1, 1)]);

        Assert.Equal(["law", "logic"], names);
        Assert.Equal(new GroupScore(40, new Interval(30, 50), Percent), score);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Of_ComputedGroupWithASubjectThatIsNotDone_IsNoNumber(int wrong, int errors)
    {
        var score = GroupScore.Of(
            Group(_ => throw new InvalidOperationException("asked")), [Results.Of(QuizDataset.Law, 1, 1), Results.Of(QuizDataset.Logic, 0, wrong, errors: errors)]);

        Assert.Equal((true, null, Percent), (double.IsNaN(score.Value), score.Problem, score.Scale));
    }

    [Fact]
    public void Of_ComputationThatFails_SaysWhy()
    {
        var score = GroupScore.Of(Group(_ => throw new InvalidOperationException("no battle")), [Results.Of(QuizDataset.Law, 1, 1)]);

        Assert.Equal((true, "InvalidOperationException: no battle"), (double.IsNaN(score.Value), score.Problem));
    }

    [Fact]
    public void Average_WithoutItems_IsNoNumber()
    {
        var some = GroupScore.Average([Results.Of(QuizDataset.Law, 1, 1), Results.Of(QuizDataset.Logic, 0, 0)]);
        var judged = GroupScore.Average([Results.Of(QuizDataset.Law, 1, 1), Results.Of(QuizDataset.Logic, 0, 0)], Percent);

        Assert.Equal((true, new Interval(0, 1), ScoreScale.Accuracy), (double.IsNaN(some.Value), some.Interval, some.Scale));
        Assert.Equal((true, null, Percent), (double.IsNaN(judged.Value), judged.Interval, judged.Scale));
    }

    [Fact]
    public void HeadlineOf_GroupsAboutTheJudging_AreNone()
    {
        var all = new SubjectGroup("quiz-all", "all", ["physics", "law", "logic"]) { Compute = _ => 1 };
        var part = new SubjectGroup("quiz-part", "part", ["physics"]) { Compute = _ => 1 };

        Assert.Same(all, Headline.Of(new QuizDataset { Groups = [all with { IsDiagnostic = true }, part, all] }));
        Assert.Null(Headline.Of(new QuizDataset { Groups = [part, all with { IsDiagnostic = true }] }));
        Assert.Null(Headline.Of(new QuizDataset { Groups = [all with { Compute = null }, all] }));
    }

    private static SubjectGroup Group(Func<IReadOnlyList<SubjectResult>, AggregateScore> compute) =>
        new("quiz-own", "own", ["law", "logic"]) { Compute = compute, Scale = Percent };
}
