using System.Text;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Gates;

public sealed class FailureMessageTests
{
    private static readonly ScoreScale OneToTen = new(1, 10);

    [Fact]
    public void ForSubject_JudgedItems_HasTheLowestFirst()
    {
        double[] ratings = [9, 2, 7, 3];
        var items = ratings.Select((r, i) => Results.Item($"{i}", Outcome.Scored) with { Score = r })
            .Append(Results.Item("4", Outcome.Unparsed)).Append(Results.Item("5", Outcome.Error) with { Error = null });
        var gate = ScoreGate.CheckSubject(Rated(items), new ScoreLimits(6), "law.jsonl");

        Assert.Equal(
            """
            6 items: 4 scored, 1 unparsed, 1 errors
              error #5: Question 5?
                error: no reply
              unparsed #4: Question 4?
                no score
              scored #1: Question 1?
                score 2.00 of 1 to 10
              scored #3: Question 3?
                score 3.00 of 1 to 10
              scored #2: Question 2?
                score 7.00 of 1 to 10
              … 1 more items
            All items: law.jsonl
            """,
            gate.Message!.Split('\n', 2)[1]);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(7, true)]
    public void ForGroup_ManySubjects_HasTheLowestFive(int subjects, bool more)
    {
        var results = Enumerable.Range(0, subjects).Select(i => Results.Of(new Subject($"s{i}", "X"), 1, i)).ToList();

        var message = ScoreGate.CheckDataset("quiz", results, new ScoreLimits(0.99), "predictions").Message!;

        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(message, @"(?m)^  s\d: "));
        Assert.Equal(more, message.EndsWith("\n  … 2 more subjects\nAll items: predictions", StringComparison.Ordinal));
    }

    [Fact]
    public void ForGroup_SubjectsWithoutItems_SaysWhatThereIs()
    {
        Assert.StartsWith("quiz: no item was scored.\n", ScoreGate.CheckDataset("quiz", [], new ScoreLimits(0), "").Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "quiz: no score. 2 of 3 items got no reply, which always fails.\n",
            ScoreGate.CheckDataset("quiz", [Results.Of(QuizDataset.Law, 1, 0, errors: 2), Results.Of(QuizDataset.Logic, 0, 0)], new ScoreLimits(0), "").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ForSubject_ScoreOfTheMinimum_IsNotBelowIt() => Assert.StartsWith(
        "quiz / law: score 0.5000, 95 % interval 0.1500 to 0.8500, minimum 0.5. 1 of 4 items got no reply",
        ScoreGate.CheckSubject(Results.Of(QuizDataset.Law, 2, 1, errors: 1), new ScoreLimits(0.5), "").Message,
        StringComparison.Ordinal);

    [Fact]
    public void CheckReplies_NothingScored_AsksForRepliesOnly()
    {
        var passed = ScoreGate.CheckReplies(Results.Of(QuizDataset.Law, 0, 2), "law.jsonl");
        var failed = ScoreGate.CheckReplies(Results.Of(QuizDataset.Law, 0, 2, errors: 1), "law.jsonl");

        Assert.Equal((true, "quiz / law", null), (passed.Passed, passed.Name, passed.Minimum));
        Assert.StartsWith("quiz / law: no score. 1 of 3 items got no reply, which always fails.\n", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckGroup_UnparsedOfSeveralSubjects_AreAddedUp() => Assert.Equal(
        0.5, ScoreGate.CheckDataset("quiz", [Results.Of(QuizDataset.Law, 1, 0, unparsed: 1), Results.Of(QuizDataset.Logic, 1, 0, unparsed: 1)], new ScoreLimits(0, 0.4), "").Unparsed);

    [Fact]
    public void ItemCounts_SeveralSubjects_AreAddedUp()
    {
        SubjectResult[] results = [Results.Of(QuizDataset.Law, 1, 2, 3, 4), Results.Of(QuizDataset.Logic, 5, 6, 7, 8)];
        SubjectResult[] asked = [.. results.Select(r => r with { IsOnlyAsked = true })];

        Assert.Equal("6 correct, 8 wrong, 10 unparsed, 12 errors", ItemCounts.Of(results));
        Assert.Equal("24 replied, 12 errors", ItemCounts.Of(asked));
        Assert.Equal("3 scored, 0 unparsed, 0 errors", ItemCounts.Of([Scored(1), Scored(2)]));
    }

    [Theory]
    [InlineData(5, "ab cd")]
    [InlineData(4, "ab…")]
    public void Shorten_Text_KeepsWhatFits(int most, string expected)
    {
        Assert.Equal(expected, LostItem.Shorten(" ab\n cd", most).Replace(" …", "…", StringComparison.Ordinal));
        Assert.True(LostItem.Shorten("ab cd", most).Length <= most);
    }

    [Fact]
    public void Append_JudgedItem_HasWhatTheJudgeSaidLast()
    {
        var item = Results.Item("1", Outcome.Scored) with
        {
            Score = 4,
            Judgements = [Judged("turn 1", "Good."), Judged("turn 2", "Too\nshort.")],
        };

        Assert.Equal("  scored #1: Question 1?\n    score 4.00 of 1 to 10, judge: Too short.\n", Appended(item));
        Assert.Equal("  scored #1: Question 1?\n    score 4.00 of 1 to 10\n", Appended(item with { Judgements = [item.Judgements[0] with { Reply = "" }] }));
    }

    private static Judgement Judged(string name, string reply) => new() { Name = name, Prompt = Prompt.FromUser("Rate it."), Reply = reply, Grade = Grade.Rated(4) };

    private static string Appended(ItemResult item)
    {
        var text = new StringBuilder();
        LostItem.Append(text, item, OneToTen);
        return text.ToString();
    }

    private static SubjectResult Scored(int items) => Rated(Enumerable.Range(0, items).Select(i => Results.Item($"{i}", Outcome.Scored) with { Score = 5 }));

    private static SubjectResult Rated(IEnumerable<ItemResult> items) => new("quiz", QuizDataset.Law, [.. items], TimeSpan.Zero) { Scale = OneToTen };
}
