using ModelTest.Baselines;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Tests.Baselines;

public sealed class BaselineFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_ThenRead_GivesTheItemsInOrder()
    {
        var file = new BaselineFile(Path.Join(folder.Path, "quiz", "law.csv"));

        file.Write([Item("7", Outcome.Correct, "A"), Item("3", Outcome.Wrong, "x, \"y\""), Item("法", Outcome.Unparsed, "")]);

        Assert.Equal("id,outcome,prediction\n7,correct,A\n3,wrong,\"x, \"\"y\"\"\"\n法,unparsed,\n", File.ReadAllText(file.Path));
        Assert.Equal([("7", "correct", "A"), ("3", "wrong", "x, \"y\""), ("法", "unparsed", "")], file.Read().Select(l => (l.Id, l.Outcome, l.Prediction)));
    }

    [Theory]
    [InlineData("id,outcome,prediction\n1,corect,A\n", "line 2: the outcome is 'corect'. Fix: did you mean 'correct'?")]
    [InlineData("id,outcome,prediction\n1,correct,A\n1,wrong,B\n", "line 3: the item '1' is there twice. Fix: restore the file, or accept a new baseline")]
    [InlineData("id,prediction\n1,A\n", "is no baseline: ")]
    [InlineData("", "is no baseline: ")]
    [InlineData("id,outcome,prediction\n1,correct,\"A\n", "is no baseline: ")]
    public void Read_DamagedFile_SaysWhere(string text, string message)
    {
        var file = new BaselineFile(folder.Write("law.csv", text));

        Assert.Contains(message, Assert.Throws<InputException>(file.Read).Message, StringComparison.Ordinal);
    }

    private static ItemResult Item(string id, Outcome outcome, string prediction) => new() { Id = id, Outcome = outcome, Prediction = prediction };
}
