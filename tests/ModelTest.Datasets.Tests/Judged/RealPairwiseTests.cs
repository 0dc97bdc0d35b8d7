using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>The pairwise benchmarks on their own files, where they are checked out: all prompts, and made-up verdicts with known numbers.</summary>
public sealed class RealPairwiseTests
{
    [Theory]
    [InlineData("alpacaeval", "data/alpaca_eval", 5, 805)]
    [InlineData("arenahard", "data/arena_hard", 1, 500)]
    [InlineData("fofo", "data/fofo", 10, 494)]
    public async Task Open_OfTheRealFiles_RendersEveryPrompt(string name, string path, int subjects, int items)
    {
        var shared = RepositoryPaths.Shared(path);
        using var suite = new PairwiseSuite();
        foreach (var variant in Variants)
        {
            var dataset = suite.Open(name, ($"datasets:{name}:path", shared), ($"datasets:{name}:variant", variant));
            var model = new PairwiseModel("model", [], _ => "", null);

            Assert.Equal((name, subjects), (dataset.Name, dataset.Subjects.Count));
            Assert.Equal(items, dataset.Subjects.Sum(s => dataset.ReadItems(s).Count));
            foreach (var subject in dataset.Subjects)
            {
                Assert.Empty(dataset.Inspect(subject));
                foreach (var item in dataset.ReadItems(subject))
                {
                    Assert.Null(await dataset.InspectAsync(subject, item, model, TestContext.Current.CancellationToken));
                    Assert.Null(await dataset.InspectJudgeAsync(subject, item, model, TestContext.Current.CancellationToken));
                }
            }
        }
    }

    [Fact]
    public async Task RunAsync_OfAlpacaEval_GivesTheMeanOfAllPreferences()
    {
        var shared = RepositoryPaths.Shared("data/alpaca_eval");
        using var suite = new PairwiseSuite
        {
            // The model is better with a probability that hangs on the instruction alone.
            Engine = new PairwiseEngine
            {
                JudgeScore = (p, letter) => Math.Log((letter == "m") == IsModelFirst(p) ? Share(Instruction(p)) : 1 - Share(Instruction(p))),
            },
        };

        var (folder, reports) = await suite.RunAsync("alpacaeval", ("datasets:alpacaeval:path", shared));

        var file = Path.Combine(shared, "reference_outputs", "gpt4_1106_preview.json");
        var rows = JsonElement.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).EnumerateArray();
        var shares = rows.Select(r => Share(r.Text("instruction"))).ToList();
        var mean = shares.Average();
        var error = 100 * Math.Sqrt(shares.Sum(s => (s - mean) * (s - mean)) / (shares.Count - 1) / shares.Count);
        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal(805, suite.Engine.Judged.Count);
        var summary = PairwiseSuite.Summary(folder);
        Assert.Contains(Line($"alpacaeval,-,win_rate,gen,{100 * mean:F2}\n"), summary, StringComparison.Ordinal);
        Assert.Contains(Line($"alpacaeval-standard-error,-,standard_error,gen,{error:F2}\n"), summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("opencompass")]
    public async Task RunAsync_OfArenaHard_FitsTheClosedForm(string variant)
    {
        var shared = RepositoryPaths.Shared("data/arena_hard");
        var answers = JsonLinesFile.Read(Path.Combine(shared, "model_answer", "gpt-3.5-turbo-0125.jsonl")).Select(a => a.GetProperty("messages"))
            .ToDictionary(m => m[0].Text("content"), m => m[1].GetProperty("content").Text("answer"), StringComparer.Ordinal);
        using var suite = new PairwiseSuite
        {
            Engine = new PairwiseEngine { Model = q => answers[q], Judge = p => "[[" + Labels[(int)(5 * Share(p.Turns[1].Text))] + "]]" },
        };

        var (folder, reports) = await suite.RunAsync("arenahard", ("datasets:arenahard:path", shared), ("datasets:arenahard:variant", variant));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal(1000, suite.Engine.Judged.Count);
        double won = 0, all = 0;
        foreach (var (prompt, _) in suite.Engine.Judged)
        {
            // 0 and 4 are strong verdicts, for A and for B.
            var verdict = (int)(5 * Share(prompt.Turns[1].Text));
            var weight = verdict is 0 or 4 ? 3 : 1;
            var a = verdict switch { < 2 => 1, 2 => 0.5, _ => 0 };
            won += weight * (answers.Values.Any(v => IsOfA(v, prompt)) ? a : 1 - a);
            all += weight;
        }
        Assert.Contains(Line($"arenahard,-,score,gen,{100 * won / all:F2}\n"), PairwiseSuite.Summary(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OfFoFo_GivesTheShareOfOnes()
    {
        var shared = RepositoryPaths.Shared("data/fofo");
        using var suite = new PairwiseSuite
        {
            Engine = new PairwiseEngine { Judge = p => $$"""[{"format_correctness": {{(Share(p.Turns[1].Text) < 0.7 ? 1 : 0)}}}]""" },
        };

        var (folder, reports) = await suite.RunAsync("fofo", ("datasets:fofo:path", shared));

        Assert.All(reports, r => Assert.Null(r.Failure));
        var ones = suite.Engine.Judged.Count(j => Share(j.Prompt.Turns[1].Text) < 0.7);
        Assert.Contains(Line($"fofo,-,format_correctness,gen,{100.0 * ones / 494:F2}\n"), PairwiseSuite.Summary(folder), StringComparison.Ordinal);
        Assert.Equal(10 + 2 + 5 + 1, PairwiseSuite.Summary(folder).Count(c => c == '\n'));
    }

    private static readonly string[] Variants = ["official", "opencompass"];

    private static readonly string[] Labels = ["A>>B", "A>B", "A=B", "B>A", "B>>A"];

    private static bool IsOfA(string answer, Prompt prompt) =>
        prompt.Turns[1].Text.Contains($"<|The Start of Assistant A's Answer|>\n{answer}\n<|The End", StringComparison.Ordinal);

    private static string Line(FormattableString line) => FormattableString.Invariant(line);

    // A number from 0 to 1 that looks random and is always the same for a text.
    private static double Share(string text) => BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(text))) / 65536.0;

    private static string Instruction(Prompt prompt)
    {
        var text = prompt.Turns[1].Text;
        var start = text.IndexOf("\"instruction\": \"\"\"", StringComparison.Ordinal) + "\"instruction\": \"\"\"".Length;
        return text[start..text.IndexOf("\"\"\",\n}", start, StringComparison.Ordinal)];
    }

    private static bool IsModelFirst(Prompt prompt)
    {
        var text = prompt.Turns[1].Text;
        // The scripted model's replies say what they are replies to.
        return text.IndexOf("\"\"\"reply to ", StringComparison.Ordinal) < text.LastIndexOf("\"model_identifier\"", StringComparison.Ordinal);
    }
}
