using ModelTest.Judging.Calibration;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Tests.Judging.Calibration;

/// <summary>Lines of a calibration set, right and wrong ones.</summary>
public sealed class CalibrationFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string File => Path.Join(folder.Path, "labels.jsonl");

    [Fact]
    public void Read_Lines_GivesLabelsOfEveryKind()
    {
        var labels = Read(
            """
            {"dataset": "essays", "subject": "prose", "item": 7, "rating": 7.5, "note": "by Li"}

            {"dataset": "essays", "subject": "prose", "item": "x", "name": "turn 2", "replies": ["a", "b"], "rating": null, "verdict": "A"}
            {"dataset": "essays", "subject": "prose", "prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}], "reply": "[[3]]", "rating": 3}
            {"dataset": "essays", "subject": "prose", "item": "x", "replies": "a", "prompt": "u", "rating": -1e1}
            """);

        Assert.Equal([1, 3, 4, 5], labels.Select(l => l.Line));
        Assert.Equal(("7", 7.5, "", true), (labels[0].Item, labels[0].Rating, labels[0].Verdict, labels[0].IsOfRun));
        Assert.Equal((null, "A", "turn 2", false), (labels[1].Rating, labels[1].Verdict, labels[1].Judgement, labels[1].IsOfRun));
        Assert.Equal(["a", "b"], labels[1].Replies);
        Assert.Equal([new Turn(Role.System, "s"), new Turn(Role.User, "u")], labels[2].Prompt!.Turns);
        Assert.Equal(("line 4", 3.0), (labels[2].Id, labels[2].Rating));
        Assert.Equal(("a", new Turn(Role.User, "u"), -10.0), (labels[3].Replies.Single(), labels[3].Prompt!.Turns[0], labels[3].Rating));
    }

    [Theory]
    [InlineData("[1]", "is [1], not an object. Fix: write {\"dataset\": …")]
    [InlineData("{\"subject\": \"s\"", "is no JSON: ")]
    [InlineData("{\"subject\": \"s\", \"item\": 1, \"rating\": 1}", "has no 'dataset'. Fix: say whose label it is: \"dataset\": \"…\".")]
    [InlineData("{\"dataset\": \"d\", \"sujbect\": \"s\", \"item\": 1, \"rating\": 1}", "has no 'subject'. Fix: 'sujbect' is not known; did you mean 'subject'?")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"rating\": 1}", "has no 'item'. Fix: give the item's id, or the judge's whole prompt as 'prompt'.")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"item\": 1, \"ratng\": 1}", "has neither 'rating' nor 'verdict'. Fix: 'ratng' is not known; did you mean 'rating'?")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"item\": 1, \"rating\": \"7\"}", "'rating' is \"7\", not a number. Fix: write a number such as 7, or the verdict as 'verdict'.")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"item\": true, \"rating\": 7}", "'item' is true, not a text. Fix: write \"item\": \"…\".")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"item\": 1, \"replies\": [1], \"rating\": 7}", "'replies' is [1], not a text or a list of texts. Fix: give a text per turn")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"item\": 1, \"reply\": \"r\", \"rating\": 7}", "has 'reply', which is the judge's, and no 'prompt'. Fix: write the model's reply as 'replies'")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"prompt\": [], \"rating\": 7}", "'prompt' is [], not a list of turns. Fix: give the judge's whole prompt: a text, or [{")]
    [InlineData("{\"dataset\": \"d\", \"subject\": \"s\", \"prompt\": [{\"role\": \"human\", \"content\": \"c\"}], \"rating\": 7}", "'prompt' has the turn {\"role\": \"human\", \"content\": \"c\"}; roles are system, user and assistant.")]
    public void Read_WrongLine_NamesFileLineAndFix(string line, string expected)
    {
        var e = Assert.Throws<InputException>(() => Read($"{{\"dataset\": \"d\", \"subject\": \"s\", \"item\": \"1\", \"rating\": 1}}\n{line}\n"));

        Assert.StartsWith($"{File}:2: {expected}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyWrongLines_TellsTen()
    {
        var e = Assert.Throws<InputException>(() => Read(string.Join('\n', Enumerable.Repeat("{}", 12))));

        Assert.Equal(10, e.Problems.Count);
        Assert.StartsWith($"{File}:10: has no 'dataset'.", e.Problems[9].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoLabels_IsAProblem()
    {
        var e = Assert.Throws<InputException>(() => Read("\n \n"));

        Assert.Equal($"{File}: holds no labels. Fix: write a line per judged item, or take judge.calibration out.", e.Message);
    }

    private IReadOnlyList<CalibrationLabel> Read(string text)
    {
        System.IO.File.WriteAllText(File, text);
        return CalibrationFile.Read(File);
    }
}
