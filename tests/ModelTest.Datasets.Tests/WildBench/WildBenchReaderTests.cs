using ModelTest.Datasets.WildBench;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchReaderTests
{
    private const string CopyAgain = "Fix: copy the file again from the original.";

    private const string Upstream = """
        {"id": "s1", "session_id": "s1", "conversation_input": [{"content": "a", "language": "English", "role": "user"},
        """ + """
        {"content": "", "role": "assistant"}, {"content": "c", "role": "user"}], "references": {"gpt-4": "x"}, "length": 3,
        """ + """
        "checklist": ["k?"], "intent": "i", "primary_tag": "Math", "secondary_tags": ["Reasoning"]}
        """;

    private const string OpenCompass = """
        {"session_id": "s1", "turn": [{"role": "user", "content": "a"}, {"role": "assistant", "content": ""}, {"role": "user", "content": "c"}],
        """ + """
        "checklist": ["k?"], "primary_tag": "Math", "secondary_tag": ["Reasoning"]}
        """;

    [Theory]
    [InlineData(Upstream)]
    [InlineData(OpenCompass)]
    [InlineData("[" + Upstream + "]")]
    public void Read_OfEitherLayout_GivesTheTask(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wildbench.jsonl", text);

        var task = Assert.Single(WildBenchReader.Read(WildBenchReader.Find(folder.Path)));

        Assert.Equal("s1", task.Id);
        Assert.Equal([new Turn(Role.User, "a"), new Turn(Role.Assistant, ""), new Turn(Role.User, "c")], task.Conversation);
        Assert.Equal(["k?"], task.Checklist);
        Assert.Equal(["Math", "Reasoning"], task.Tags);
    }

    [Theory]
    [InlineData("\"Math\"", "\"Maths\"", "the tag 'Maths' is unknown. Fix: did you mean 'Math'?")]
    [InlineData("\"Reasoning\"", "\"Reson\"", "the tag 'Reson' is unknown. Fix: did you mean 'Reasoning'?")]
    [InlineData("\"role\": \"assistant\"", "\"role\": \"asistant\"", "the role of a turn is 'asistant'. Fix: did you mean 'assistant'?")]
    [InlineData(", {\"role\": \"user\", \"content\": \"c\"}", "", "the conversation in 'turn' does not end with the user's turn. " + CopyAgain)]
    [InlineData("\"checklist\": [\"k?\"]", "\"checklist\": \"k?\"", "the field 'checklist' is a text, not an array. " + CopyAgain)]
    [InlineData("\"turn\"", "\"turns\"", "the field 'turn' is missing. " + CopyAgain)]
    [InlineData("\"session_id\"", "\"uid\"", "the field 'session_id' is missing. " + CopyAgain)]
    [InlineData("\"secondary_tag\"", "\"tags\"", "the field 'secondary_tag' is missing. " + CopyAgain)]
    public void Read_OfAWrongLine_SaysWhat(string from, string to, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("wildbench.jsonl", OpenCompass.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal($"{path}:1: {expected}", Assert.Throws<InputException>(() => WildBenchReader.Read(path)).Message);
    }

    [Fact]
    public void Find_WithoutTheFile_SaysWhatIsWanted()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a/b/c"]);

        Assert.Equal(
            $"datasets.wildbench.path: '{folder["a/b/c"]}' has no wildbench.jsonl. Fix: set it to a folder that holds wildbench.jsonl, a task a line.",
            Assert.Throws<InputException>(() => WildBenchReader.Find(folder["a/b/c"])).Message);
    }
}
