using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>MT-Bench's own files, where they are checked out.</summary>
public sealed class RealMTBenchTests
{
    [Fact]
    public void Read_OfTheFolder_Gives80QuestionsAnd30References()
    {
        var questions = Read();

        Assert.Equal(Enumerable.Range(81, 80).Select(i => $"{i}"), questions.Select(q => q.Id));
        Assert.All(MTBenchCategories.Names, c => Assert.Equal(10, questions.Count(q => q.Category == c)));
        Assert.Equal(
            questions.Where(q => q.Category is "math" or "reasoning" or "coding").Select(q => q.Id),
            questions.Where(q => q.References is not null).Select(q => q.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpt-4")]
    [InlineData("llama-13b")]
    public void Open_OfTheFolder_FindsNothingWrong(string baseline)
    {
        var dataset = new MTBenchProvider().Open(new MTBenchSettings
        {
            Path = RepositoryPaths.Shared("data/mt_bench"),
            Mode = baseline.Length == 0 ? "score" : "compare",
            Baseline = baseline.Length == 0 ? "" : RepositoryPaths.Shared($"data/mt_bench/model_answer/{baseline}.jsonl"),
        });

        Assert.Equal(baseline.Length == 0 ? "mtbench" : "mtbench-compare", dataset.Name);
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.All(dataset.Subjects, s => Assert.Equal(10, dataset.ReadItems(s).Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SingleAndPair_OfEveryQuestion_AreTheQuotedPromptsToTheByte(int turn)
    {
        var quoted = JudgePromptTexts.Shared().GetProperty("MTBench");
        var (first, second) = (Answers("gpt-4"), Answers("vicuna-13b-v1.3"));

        Assert.All(Read(), q =>
        {
            var (a, b) = (first[q.Id], second[q.Id]);
            Assert.Equal(QuotedMTBenchPrompts.Single(quoted, q, turn, a[0], a[1]), MTBenchPrompts.Single(q, turn, a).Turns);
            Assert.Equal(QuotedMTBenchPrompts.Pair(quoted, q, turn, a, b), MTBenchPrompts.Pair(q, turn, a, b).Turns);
        });
    }

    [Fact]
    public void ParseAndPair_OfPublishedJudgements_GiveTheirWinnersAndPrompts()
    {
        var rows = JsonLinesFile.Read(RepositoryPaths.Shared("data/mt_bench/model_judgment/gpt-4_pair.skycamp.jsonl"));

        Assert.Equal(10, rows.Count);
        Assert.All(rows, row =>
        {
            var match = new MTBenchMatch(Verdict(row.Text("g1_judgment")), Verdict(row.Text("g2_judgment")));
            Assert.Equal(row.Text("g1_winner"), Winner(match.First, "model_1", "model_2"));
            Assert.Equal(row.Text("g2_winner"), Winner(match.Swapped, "model_2", "model_1"));

            // [User Question], question, [The Start of …], answer, …
            string[] marks =
            [
                "[User Question]\n", "\n\n[The Start of Assistant A's Answer]\n",
                "\n[The End of Assistant A's Answer]\n\n[The Start of Assistant B's Answer]\n", "\n[The End of Assistant B's Answer]",
            ];
            var parts = row.Text("g1_user_prompt").Split(marks, StringSplitOptions.None);
            var question = new MTBenchQuestion("2", "writing", [parts[1], ""], null);
            Assert.Equal(row.Text("g1_user_prompt"), MTBenchPrompts.Pair(question, 1, [parts[2]], [parts[3]]).Turns[1].Text);
            Assert.Equal(row.Text("g2_user_prompt"), MTBenchPrompts.Pair(question, 1, [parts[3]], [parts[2]]).Turns[1].Text);
        });
    }

    private static MTBenchVerdict? Verdict(string judgement) => MTBenchVerdictParser.Parse(judgement, JudgeVariant.Official).Value;

    private static string Winner(MTBenchVerdict? verdict, string a, string b) =>
        verdict switch { MTBenchVerdict.A => a, MTBenchVerdict.B => b, MTBenchVerdict.Tie => "tie", _ => "error" };

    private static IReadOnlyList<MTBenchQuestion> Read() => MTBenchReader.Read(MTBenchReader.Find(RepositoryPaths.Shared("data/mt_bench")));

    private static Dictionary<string, string[]> Answers(string model) =>
        JsonLinesFile.Read(RepositoryPaths.Shared($"data/mt_bench/model_answer/{model}.jsonl")).ToDictionary(
            a => $"{a.GetProperty("question_id")}",
            a => a.GetProperty("choices")[0].GetProperty("turns").EnumerateArray().Select(t => t.GetString()!).ToArray());
}
