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

    [Fact]
    public async Task RunAsync_AgainstAPublishedModel_CountsWhatTheJudgeSays()
    {
        var (model, baseline) = (Answers("vicuna-13b-v1.3"), Answers("gpt-4"));
        var questions = Read();
        var replies = questions.ToDictionary(q => q.Turns[0], q => model[q.Id]);
        // The judge likes the longer reply of the turn.
        var prompts = questions.SelectMany(q => Enumerable.Range(1, 2).SelectMany(turn => new[]
        {
            (MTBenchPrompts.Pair(q, turn, model[q.Id], baseline[q.Id]).Turns[1].Text, Longer(model[q.Id][turn - 1], baseline[q.Id][turn - 1])),
            (MTBenchPrompts.Pair(q, turn, baseline[q.Id], model[q.Id]).Turns[1].Text, Longer(baseline[q.Id][turn - 1], model[q.Id][turn - 1])),
        // Equal replies make equal prompts.
        })).DistinctBy(p => p.Text).ToDictionary(p => p.Text, p => p.Item2);
        using var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => replies[p.Turns[0].Text][p.Turns.Count == 1 ? 0 : 1] },
            Judge = new ScriptedModel { Reply = p => prompts[p.Turns[1].Text] },
        };

        await run.RunAsync(
            new MTBenchProvider(),
            ("datasets:mtbench:path", RepositoryPaths.Shared("data/mt_bench")),
            ("datasets:mtbench:mode", "compare"),
            ("datasets:mtbench:baseline", RepositoryPaths.Shared("data/mt_bench/model_answer/gpt-4.jsonl")));

        var pairs = questions.SelectMany(q => model[q.Id].Zip(baseline[q.Id])).ToList();
        var (wins, losses) = (pairs.Count(p => p.First.Length > p.Second.Length), pairs.Count(p => p.First.Length < p.Second.Length));
        Assert.Equal((160, 320), (run.Model.Generated.Count, run.Judge.Generated.Count));
        Assert.Contains(
            $"\nscripted,{wins},{losses},{160 - wins - losses},", run.Read("tables/MTBench-compared-by--scripted.csv"), StringComparison.Ordinal);
        Assert.InRange(wins, 1, 159);
    }

    private static string Longer(string a, string b) => a.Length > b.Length ? "[[A]]" : a.Length < b.Length ? "[[B]]" : "[[C]]";

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
