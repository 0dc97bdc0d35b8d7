using ModelTest.Datasets.MTBench;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchReaderTests
{
    [Fact]
    public void Read_OfFastChatsFolder_TakesItsReferenceAnswers()
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Writing + "\n" + MTBenchFiles.Math + "\n");

        var questions = Read(folder);

        Assert.Equal(["81 writing q1,q2 ", "111 math q1,q2 r1,r2"], questions.Select(Text));
    }

    [Fact]
    public void Read_WithoutReferenceAnswers_TakesTheQuestionsOwn()
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Math, answers: null);

        Assert.Equal(["111 math q1,q2 own1,own2"], Read(folder).Select(Text));
    }

    [Fact]
    public void Read_OfTheSample_Gives20QuestionsOfAllCategories()
    {
        var questions = MTBenchReader.Read(Path.Combine(RepositoryPaths.TinyModel, "data", "mtbench-sample.jsonl"));

        Assert.Equal(20, questions.Count);
        Assert.Equal(MTBenchCategories.Names, questions.Select(q => q.Category).Distinct());
        Assert.Equal("9 math What is 24 plus 38?,Subtract 10 from that result. 62.,52.", Text(questions[8]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(MTBenchFiles.Folder)]
    [InlineData(MTBenchFiles.Questions)]
    public void Find_OfAPartOfTheClone_IsTheFile(string part)
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Writing);

        Assert.Equal(folder[MTBenchFiles.Questions], MTBenchReader.Find(folder[part]));
    }

    [Theory]
    [InlineData("fastchat/llm_judge/data", MTBenchFiles.Folder)]
    [InlineData("fastchat/llm_judge/data/mt_bench/reference_answer", MTBenchFiles.Folder)]
    [InlineData("fastchat/llm_judge/data/mt_bnch", MTBenchFiles.Folder)]
    public void Find_OfAFolderNearIt_NamesTheRightOne(string path, string right)
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Writing);

        var exception = Assert.Throws<InputException>(() => MTBenchReader.Find(folder[path]));

        Assert.EndsWith($"Fix: set it to '{folder[right]}'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OfNothing_SaysWhatItShouldBe()
    {
        var exception = Assert.Throws<InputException>(() => MTBenchReader.Find(""));

        Assert.Equal(
            "datasets.mtbench.path: no path is given. Fix: set it to FastChat's folder fastchat/llm_judge/data/mt_bench,"
                + " which holds question.jsonl, or to a file of questions.",
            exception.Message);
    }

    [Theory]
    [InlineData("""{"question_id": 82, "category": "write", "turns": ["a", "b"]}""", "the category 'write' is unknown. Fix: did you mean 'writing'?")]
    [InlineData("""{"question_id": 82, "category": "writing"}""", "the field 'turns' is missing. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 82, "category": "writing", "turns": "a"}""",
        "the field 'turns' is a text, not an array. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 82, "category": "writing", "turns": ["a", 2]}""",
        "element 2 of 'turns' is a number, not a text. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 82, "category": "writing", "turns": ["a"]}""",
        "the field 'turns' has 1 texts, not 2. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 82, "category": "writing", "turns": ["a", " "]}""",
        "the field 'turns' has 1 texts, not 2. Fix: copy the file again from the original.")]
    [InlineData("""{"question_id": 112, "category": "math", "turns": ["a", "b"]}""",
        "the math question has no reference answers in reference_answer/gpt-4.jsonl."
        + " Fix: copy reference_answer/gpt-4.jsonl from FastChat's folder fastchat/llm_judge/data/mt_bench.")]
    public void Read_OfAWrongLine_SaysWhereWhatAndHow(string line, string expected)
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Writing + "\n" + line);

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal($"{folder[MTBenchFiles.Questions]}:2: {expected}", exception.Message);
    }

    [Fact]
    public void Read_OfMathWithoutAnyReference_NamesTheMissingFile()
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Writing.Replace("writing", "math", StringComparison.Ordinal), answers: null);

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal(
            $"{folder[MTBenchFiles.Questions]}:1: the math question has no reference answers, and reference_answer/gpt-4.jsonl is missing."
                + " Fix: copy reference_answer/gpt-4.jsonl from FastChat's folder fastchat/llm_judge/data/mt_bench.",
            exception.Message);
    }

    [Theory]
    [InlineData("""{"question_id": 111, "choices": []}""", "the field 'choices' is empty.")]
    [InlineData("""{"question_id": 111, "choices": [{"turns": ["r1"]}]}""", "the field 'turns' has 1 texts, not 2.")]
    public void Read_OfAWrongAnswer_SaysWhereAndWhat(string answer, string what)
    {
        using var folder = MTBenchFiles.Create(MTBenchFiles.Math, answer);

        var exception = Assert.Throws<InputException>(() => Read(folder));

        Assert.Equal($"{folder[MTBenchFiles.Answers]}:1: {what} Fix: copy the file again from the original.", exception.Message);
    }

    private static IReadOnlyList<MTBenchQuestion> Read(TemporaryFolder folder) => MTBenchReader.Read(MTBenchReader.Find(folder.Path));

    private static string Text(MTBenchQuestion question) =>
        $"{question.Id} {question.Category} {string.Join(',', question.Turns)} {string.Join(',', question.References ?? [])}";
}
