using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Snapshots;

namespace ModelTest.Tests.Snapshots;

public sealed class SnapshotTextTests
{
    private static readonly Prompt First = new([new Turn(Role.System, "Be brief."), new Turn(Role.User, "One?")]);

    [Fact]
    public void Of_SeveralReplies_ShowsEachQuestionOnce() => Assert.Equal(
        """
        item 1: scored 7
          question 1:
            One?
          reply 1:
            1
          question 2:
            Two?
          reply 2:
            2

        """,
        SnapshotText.Of(Item(new ModelReply(First, "1", 1, 1), new ModelReply(First.WithReply("1").WithUser("Two?"), "2", 1, 1))));

    [Fact]
    public void Of_FirstPromptWithEarlierTurns_ShowsWhatTheUserSaidInThem()
    {
        var second = First.WithReply("given").WithUser("Two?");

        Assert.StartsWith(
            "item 1: scored 7\n  question 1:\n    One?\n\n    Two?\n  reply 1:\n    2\n  question 2:\n    Three?\n",
            SnapshotText.Of(Item(new ModelReply(second, "2", 1, 1), new ModelReply(second.WithReply("given").WithUser("Three?"), "3", 1, 1))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneReply_ShowsTheItemsQuestion() => Assert.StartsWith(
        "item 1: scored 7\n  question:\n    One? Two?\n  reply:\n    1\n",
        SnapshotText.Of(Item(new ModelReply(First, "1", 1, 1))), StringComparison.Ordinal);

    private static ItemResult Item(params ModelReply[] replies) =>
        new() { Id = "1", Outcome = Outcome.Scored, Score = 7, Question = "One? Two?", Replies = replies };
}
