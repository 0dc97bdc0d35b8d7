using ModelTest.Datasets.MTBench101;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench101;

public sealed class MTBench101ReaderTests
{
    private const string File = "data/subjective/mtbench101.jsonl";

    private const string Reasoning = """{"task": "GR", "id": 1, "history": [{"user": "u1", "bot": "b1"}, {"user": "u2", "bot": "b2"}]}""";

    [Fact]
    public void Read_OfTheClone_GivesDialoguesAndJudgedTurns()
    {
        using var folder = Create(Reasoning + "\n" + Reasoning.Replace("\"GR\", \"id\": 1", "\"SC\", \"id\": 2", StringComparison.Ordinal));

        var dialogues = MTBench101Reader.Read(MTBench101Reader.Find(folder.Path));

        Assert.Equal(["1-1 GR 1", "1-2 GR 2"], dialogues[0].Items.Select(i => $"{i.Id} {i.Task} {i.Turn}"));
        Assert.Equal(["2-2 SC 2"], dialogues[1].Items.Select(i => $"{i.Id} {i.Task} {i.Turn}"));
    }

    [Theory]
    [InlineData("data", "data/subjective")]
    [InlineData("data/subjectiv", "")]
    public void Find_OfAFolderNearIt_NamesTheRightOne(string path, string right)
    {
        using var folder = Create(Reasoning);

        var exception = Assert.Throws<InputException>(() => MTBench101Reader.Find(folder[path]));

        Assert.EndsWith($"Fix: set it to '{folder[right]}'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OfNothing_SaysWhatItShouldBe()
    {
        var exception = Assert.Throws<InputException>(() => MTBench101Reader.Find(""));

        Assert.Equal(
            "datasets.mtbench101.path: no path is given. Fix: set it to MT-Bench-101's folder data/subjective, which holds mtbench101.jsonl.",
            exception.Message);
    }

    [Theory]
    [InlineData("""{"task": "GRR", "id": 2, "history": []}""", "the task 'GRR' is unknown. Fix: did you mean 'GR'?")]
    [InlineData("""{"task": "GR", "history": []}""", "the field 'id' is missing. Fix: copy the file again from the original.")]
    [InlineData("""{"task": "GR", "id": 2, "history": {}}""",
        "the field 'history' is an object, not an array. Fix: copy the file again from the original.")]
    [InlineData("""{"task": "GR", "id": 2, "history": []}""", "the dialogue has no turns. Fix: copy the file again from the original.")]
    [InlineData("""{"task": "FR", "id": 2, "history": [{"user": "u", "bot": "b"}]}""",
        "the dialogue has no turn to judge: the first turn of the task FR is not judged, and it has no other."
        + " Fix: copy the file again from the original.")]
    [InlineData("""{"task": "GR", "id": 2, "history": [{"user": "u"}]}""", "the field 'bot' is missing. Fix: copy the file again from the original.")]
    [InlineData("""{"task": "GR", "id": 2, "history": [{"user": "", "bot": "b"}]}""",
        "the field 'user' is empty. Fix: fill it in, or remove the entry.")]
    [InlineData("""{"task": "GR", "id": 2, "history": ["u"]}""",
        "element 1 of 'history' is a text, not an object. Fix: copy the file again from the original.")]
    public void Read_OfAWrongLine_SaysWhereWhatAndHow(string line, string expected)
    {
        using var folder = Create(Reasoning + "\n" + line);

        var exception = Assert.Throws<InputException>(() => MTBench101Reader.Read(folder[File]));

        Assert.Equal($"{folder[File]}:2: {expected}", exception.Message);
    }

    [Fact]
    public void Read_OfAnIdTwice_NamesBothLines()
    {
        using var folder = Create(Reasoning + "\n" + Reasoning);

        var exception = Assert.Throws<InputException>(() => MTBench101Reader.Read(folder[File]));

        Assert.Equal($"{folder[File]}:2: the id '1' was there already ({folder[File]}:1). Fix: remove one of the two.", exception.Message);
    }

    private static TemporaryFolder Create(string lines)
    {
        var folder = new TemporaryFolder();
        folder.Write(File, lines);
        return folder;
    }
}
