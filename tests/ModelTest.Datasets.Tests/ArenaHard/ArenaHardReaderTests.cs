using ModelTest.Datasets.ArenaHard;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class ArenaHardReaderTests
{
    private const string Newer = """{"uid": "u1", "category": "arena-hard-v0.1", "cluster": "c", "prompt": "p"}""";

    private const string First = """{"question_id": "u1", "category": "arena-hard-v0.1", "cluster": "c", "turns": [{"content": "p"}, {"content": "q"}]}""";

    private static readonly ArenaHardQuestion Question = new("u1", "c", "p");

    [Theory]
    [InlineData(Newer)]
    [InlineData(First)]
    public void ReadQuestions_OfEitherLayout_GivesTheSame(string line)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal([Question], ArenaHardReader.ReadQuestions(folder.Write("question.jsonl", line + "\n")));
    }

    [Theory]
    [InlineData("""{"uid": "u1", "cluster": "c"}""", "the field 'prompt' is missing.")]
    [InlineData("""{"uid": "u1", "prompt": "p"}""", "the field 'cluster' is missing.")]
    [InlineData("""{"prompt": "p", "cluster": "c"}""", "the field 'question_id' is missing.")]
    [InlineData("""{"question_id": "u1", "cluster": "c", "turns": []}""", "the field 'turns' has no elements.")]
    [InlineData("""{"question_id": "u1", "cluster": "c", "turns": "p"}""", "the field 'turns' is a text, not an array.")]
    public void ReadQuestions_OfAWrongLine_SaysWhat(string line, string what)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("question.jsonl", Newer.Replace("u1", "u0", StringComparison.Ordinal) + "\n" + line + "\n");

        var problem = Assert.Single(Assert.Throws<InputException>(() => ArenaHardReader.ReadQuestions(path)).Problems);

        Assert.Equal((path + ":2", what), (problem.Where, problem.What));
    }

    [Fact]
    public void ReadQuestions_OfAnIdInBothLayouts_SaysThatItIsThereTwice()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("question.jsonl", Newer + "\n" + First + "\n");

        var exception = Assert.Throws<InputException>(() => ArenaHardReader.ReadQuestions(path));

        Assert.Equal($"{path}:2: the question id 'u1' was there already ({path}:1). Fix: remove one of the two.", exception.Message);
    }

    [Theory]
    [InlineData("""{"uid": "u1", "model": "m", "messages": [{"role": "user", "content": "p"}, {"role": "assistant", "content": {"answer": "a"}}]}""")]
    [InlineData("""{"question_id": "u1", "model_id": "m", "choices": [{"index": 0, "turns": [{"content": "a", "token_len": 1}]}]}""")]
    public void ReadAnswers_OfEitherLayout_GivesThem(string line)
    {
        using var folder = new TemporaryFolder();
        var questions = folder["question.jsonl"];
        folder.Write("model_answer/m.jsonl", line);

        var answers = ArenaHardReader.ReadAnswers(ArenaHardReader.AnswerFile(questions, "m"), [Question]);

        Assert.Equal([KeyValuePair.Create("u1", "a")], answers);
    }

    [Theory]
    [InlineData("""{"uid": "u1", "messages": []}""", "the field 'messages' has no messages.")]
    [InlineData("""{"uid": "u1", "messages": [{"content": "p"}]}""", "the field 'content' is a text, not an object.")]
    [InlineData("""{"question_id": "u1", "choices": []}""", "the field 'choices' has no elements.")]
    public void ReadAnswers_OfAWrongLine_SaysWhat(string line, string what)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("m.jsonl", line);

        Assert.Equal(what, Assert.Throws<InputException>(() => ArenaHardReader.ReadAnswers(path, [Question])).Problems[0].What);
    }

    [Theory]
    [InlineData(1, "1 questions have no answer: q0.")]
    [InlineData(4, "4 questions have no answer: q0, q1, q2, …")]
    public void ReadAnswers_WithoutSomeAnswers_NamesTheQuestions(int count, string what)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("m.jsonl", """{"uid": "u1", "messages": [{"content": {"answer": ""}}]}""");
        var questions = Enumerable.Range(0, count).Select(i => new ArenaHardQuestion($"q{i}", "c", "p")).Append(Question).ToList();

        var exception = Assert.Throws<InputException>(() => ArenaHardReader.ReadAnswers(path, questions));

        Assert.Equal($"{path}: {what} Fix: use the answers to the same questions.", exception.Message);
    }

    [Fact]
    public void FindQuestions_OneFolderOff_NamesTheRightOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/arena-hard-v0.1/question.jsonl", Newer);

        var exception = Assert.Throws<InputException>(() => ArenaHardReader.FindQuestions(folder["data"]));

        Assert.Equal(
            $"datasets.arenahard.path: '{folder["data"]}' has no question.jsonl. Fix: set it to '{folder["data/arena-hard-v0.1"]}'.", exception.Message);
    }
}
