using ModelTest.Datasets.GSM8K;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.GSM8K;

public sealed class GSM8KDatasetTests
{
    private const string Two = """
        {"question": "2+2?", "answer": "It is 2+2=<<2+2=4>>4.\n#### 4"}
        {"question": "Many?", "answer": "#### 1,000"}

        """;

    [Fact]
    public async Task EvaluateAsync_OfAQuestion_MarksTheLastNumber()
    {
        using var folder = new TemporaryFolder();
        folder.Write("test.jsonl", Two);
        var dataset = Open(folder.Path);
        await using var model = new ScriptedModel { Reply = _ => "2 + 2 = 4" };

        var results = new List<ItemResult>();
        foreach (var item in dataset.ReadItems(dataset.Subjects[0]))
        {
            results.Add(await dataset.EvaluateAsync(dataset.Subjects[0], item, model, TestContext.Current.CancellationToken));
        }

        Assert.Equal(
            [("0", "2+2?", "4", "4", Outcome.Correct), ("1", "Many?", "1000", "4", Outcome.Wrong)],
            results.Select(r => (r.Id, r.Question, r.Gold, r.Prediction, r.Outcome)));
        Assert.All(model.Options, o => Assert.Equal(512, o.MaxNewTokens));
    }

    [Fact]
    public void Open_OfFewerQuestions_IsASample()
    {
        using var folder = new TemporaryFolder();
        folder.Write("test.jsonl", Two);

        var dataset = Open(folder["test.jsonl"]);

        Assert.Equal(("gsm8k-sample", "gsm8k-sample", "1d7fe4"), (dataset.Name, dataset.RowName(dataset.Subjects[0]), dataset.Version(dataset.Subjects[0])));
    }

    [Fact]
    public void Inspect_OfWrongLines_NamesThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("test.jsonl", """
            {"question": "q", "answer": "four"}
            {"question": "", "answer": "#### 4"}
            {"question": "q", "answer": "#### 4.5"}
            nonsense
            """);
        var dataset = Open(folder.Path);

        var problems = dataset.Inspect(dataset.Subjects[0]).Select(p => p.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            [
                "test.jsonl:1: the field 'answer' has no '#### ' with the number after it. Fix: copy the file again from the original.",
                "test.jsonl:2: the field 'question' is empty. Fix: fill it in, or remove the entry.",
                "test.jsonl:3: the answer '4.5' is not a whole number. Fix: copy the file again from the original.",
            ],
            problems.Take(3));
        Assert.StartsWith("test.jsonl:4: this is not JSON", problems[3], StringComparison.Ordinal);
        Assert.Throws<InputException>(() => dataset.ReadItems(dataset.Subjects[0]));
    }

    [Fact]
    public async Task InspectAsync_OfAModelWithLittleContext_SaysHowToFit()
    {
        using var folder = new TemporaryFolder();
        folder.Write("test.jsonl", Two);
        var dataset = Open(folder.Path);

        var problem = await dataset.InspectAsync(
            dataset.Subjects[0], dataset.ReadItems(dataset.Subjects[0])[0], new ScriptedModel { ContextLength = 100 }, TestContext.Current.CancellationToken);

        Assert.EndsWith(
            "more than the 100 that 'scripted' can take. Fix: set datasets.gsm8k.shots lower, or raise model.context_length as far as the model allows.",
            problem!.ToString(),
            StringComparison.Ordinal);
    }

    private static IDataset Open(string path) => new GSM8KProvider().Open(new GSM8KSettings { Path = path });
}
