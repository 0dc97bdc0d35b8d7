using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Judging.Quality;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging.Quality;

/// <summary>Finding pairs of judgements in both orders.</summary>
public sealed class JudgedPairTests
{
    [Fact]
    public void Of_BothOrders_IsOnePairWhateverIsBetween()
    {
        var pairs = Pairs(
            Judged("turn 1, game 1", "one", "𠮷", Grade.Decided("A")), Judged("turn 2, game 1", "two", "b", Grade.Decided("C")),
            Judged("turn 1, game 2", "𠮷", "one", Grade.Decided("A")), Judged("turn 2, game 2", "b", "two", Grade.Decided("B")));

        Assert.Equal(
            [("turn 1, game 1", "turn 1, game 2", 2, 1.0, 0.0, 0.5), ("turn 2, game 1", "turn 2, game 2", 2, 0.5, 1.0, 0.75)],
            pairs.Select(p => (p.Game, p.SwappedGame!, p.LengthDifference, p.Score, p.SwappedScore!.Value, p.MeanScore)));
    }

    [Fact]
    public void Of_OneOrderUnread_IsAPairOfOneOrder()
    {
        var pair = Assert.Single(Pairs(Judged("game 1", "a", "b", Grade.Decided("B")), Judged("game 2", "b", "a", Grade.NotParsed("nothing"))));

        Assert.Equal(("game 1", null, 0.0), (pair.Game, pair.SwappedScore, pair.MeanScore));
    }

    [Fact]
    public void Of_VerdictsThatSayNothing_AreNoPairs() => Assert.Empty(Pairs(
        Judged("unknown", "a", "b", Grade.Decided("?")),
        Judged("broken", "a", "b", Grade.Decided("A"), _ => throw new InvalidOperationException("a dataset's bug")),
        Judged("infinite", "a", "b", Grade.Decided("A"), _ => double.NaN),
        new Judgement { Name = "rated", Prompt = Prompt.FromUser("?"), Grade = Grade.Rated(5) }));

    [Theory]
    [InlineData(0.7, 0.6, true)]
    [InlineData(0.7, 0.4, false)]
    [InlineData(0.5, 0.5, true)]
    public void Winner_Probabilities_StandWhereTheSameReplyStaysAhead(double first, double second, bool same) =>
        Assert.Equal(same, JudgedPair.Winner(first) == JudgedPair.Winner(second));

    private static List<JudgedPair> Pairs(params Judgement[] judgements)
    {
        var item = new ItemResult { Id = "1", Outcome = Outcome.Scored, Judgements = judgements };
        return [.. JudgedPair.Of(new SubjectResult("d", new Subject("s", "c"), [item], TimeSpan.Zero))];
    }

    private static Judgement Judged(string name, string first, string second, Grade grade, Func<Grade, double?>? score = null) => new()
    {
        Name = name,
        Prompt = Prompt.FromUser("?"),
        Grade = grade,
        Compared = score is null ? new ComparedReplies(first, second) : new ComparedReplies(first, second) { FirstScore = score },
    };
}
