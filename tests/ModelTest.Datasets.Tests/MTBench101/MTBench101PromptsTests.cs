using ModelTest.Datasets.MTBench101;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.MTBench101;

public sealed class MTBench101PromptsTests
{
    private static readonly IReadOnlyList<MTBench101Exchange> History = [new("it's {x}", "b1\n"), new("u2", "b2")];

    [Fact]
    public void Judge_OfALaterTurn_ShowsTheGoldHistoryAndTheReply() => Assert.Equal(
        "The dialogue need to be judged is: \n *** \n \n\n Human: it's {x}\n\nAssistant: b1\n\n\n Human: u2\n\nAssistant:  {reply} \n ***",
        User(new MTBench101Item("CC", "1", History)));

    [Fact]
    public void Judge_OfATaskWithReference_AddsPythonsTextOfAllTurns() => Assert.Equal(
        "The dialogue need to be judged is: \n *** \n \n\n Human: it's {x}\n\nAssistant: b1\n\n\n Human: u2\n\nAssistant:  {reply} \n ***"
        + "\n\n                    The reference solution is: \n ### \n [{'role': 'user', 'content': \"it's {x}\"},"
        + " {'role': 'assistant', 'content': 'b1\\n'}, {'role': 'user', 'content': 'u2'}, {'role': 'assistant', 'content': 'b2'}] \n ###\n\n",
        User(new MTBench101Item("MR", "1", History)));

    [Fact]
    public void Judge_OfAnEmptyAnswer_MakesNoTurnOfIt() => Assert.EndsWith(
        "\n [{'role': 'user', 'content': 'u1'}, {'role': 'user', 'content': 'u2'}] \n ###\n\n",
        User(new MTBench101Item("GR", "1", [new("u1", ""), new("u2", "")])), StringComparison.Ordinal);

    [Fact]
    public void Ask_OfALaterTurn_GivesTheDialoguesOwnAnswers()
    {
        Assert.Equal(
            [new Turn(Role.User, "it's {x}"), new Turn(Role.Assistant, "b1\n"), new Turn(Role.User, "u2")],
            MTBench101Prompts.Ask(new MTBench101Item("CC", "1", History)).Turns);
        Assert.Equal([new Turn(Role.User, "u")], MTBench101Prompts.Ask(new MTBench101Item("CC", "1", [new("u", "")])).Turns);
    }

    [Fact]
    public void Judge_OfATask_StartsWithItsCriteria()
    {
        var system = MTBench101Prompts.Judge(new MTBench101Item("SA", "1", History), "r").Turns[0];

        Assert.Equal(Role.System, system.Role);
        Assert.StartsWith("Please act as an impartial judge follow this instructions: ", system.Text, StringComparison.Ordinal);
        Assert.Contains("meets all the evaluation criteria.    Note", system.Text, StringComparison.Ordinal);
        Assert.Contains("NOT need to be evaluated.We aim to specifically evaluate the ability", system.Text, StringComparison.Ordinal);
        Assert.EndsWith("in this format: \n *** \n DIALGUE \n ***", system.Text, StringComparison.Ordinal);
    }

    private static string User(MTBench101Item item) => MTBench101Prompts.Judge(item, "{reply}").Turns[1].Text;
}
