using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Custom;

/// <summary>A dataset without code goes through the real runner: rows, gates, limits, tables, files.</summary>
public sealed class CustomRunTests
{
    private const string Json = """
        {
          "files": "{subject}.csv",
          "groups": { "Numbers": ["plus", "minus"] },
          "prompt": { "user": "{question}" },
          "extraction": { "rule": "last_number" }
        }
        """;

    private static readonly (string, string)[] Files =
    [
        ("plus.csv", "question,answer\n1+1,2\n1+2,3\n1+3,4\n"), ("minus.csv", "question,answer\n3-1,2\n3-2,1\n"), ("times.csv", "question,answer\n1*2,2\n"),
    ];

    [Fact]
    public async Task RunAsync_OfADefinition_GivesRowsGroupsAndFiles()
    {
        using var definition = new Definition(Json, Files);
        using var run = new JudgedRun { Model = new ScriptedModel { Reply = _ => "It is 2." } };

        await run.RunAsync(Definition.Provider, ("datasets:shop:definition", definition.File), ("gates:shop:groups:Numbers:minimum", "0.5"));

        Assert.Equal(
            [("shop-minus", "50.00"), ("shop-plus", "33.33"), ("shop-times", "100.00"), ("shop-numbers", "41.67"), ("shop", "61.11")],
            run.Summary().Select(r => (r.Key, r.Value)));
        var gate = Assert.Single(run.Reports, r => r.Failure is not null);
        Assert.Contains("shop / Numbers: score 0.4167", gate.Failure, StringComparison.Ordinal);
        Assert.Contains("\"prediction\":\"2\"", run.Read("predictions/shop/plus.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WithSubjectsAndALimit_RunsOnlyThose()
    {
        using var definition = new Definition(Json, Files);
        using var run = new JudgedRun { Model = new ScriptedModel { Reply = _ => "2" } };

        await run.RunAsync(
            Definition.Provider, ("datasets:shop:definition", definition.File), ("datasets:shop:subjects", "plus"), ("datasets:shop:limit", "1"));

        Assert.Single(run.Model.Generated);
        Assert.Single(run.Reports);
    }

    [Fact]
    public async Task RunAsync_OfTheExampleInTheDocs_IsUnderstood()
    {
        var example = Path.Combine(RepositoryPaths.Root, "docs", "examples", "orders.dataset.json");
        using var run = new JudgedRun { Model = new ScriptedModel { Score = (_, c) => new(c == "B" ? -1 : -2, 1) } };

        await run.RunAsync(Definition.Provider, ("datasets:shop:definition", example));

        Assert.Equal(
            [("shop-cancelling", "25.00"), ("shop-returning", "50.00"), ("shop-before-delivery", "25.00"), ("shop-after-delivery", "50.00"), ("shop", "37.50")],
            run.Summary().Select(r => (r.Key, r.Value)));
    }

    [Fact]
    public async Task EvaluateAsync_OfCEvalWrittenAsADefinition_AsksTheSame()
    {
        var sample = Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample");
        using var definition = new Definition("""
            {
              "files": "val/{subject}_val.csv",
              "subjects": ["elementary_arithmetic"],
              "columns": { "id": "id", "choices": ["A", "B", "C", "D"] },
              "prompt": { "user": "以下是中国关于小学算术考试的单项选择题，请选出其中的正确答案。\n{question}\n{choices}\n答案: " },
              "shots": { "files": "dev/{subject}_dev.csv", "count": 5 }
            }
            """);
        var ours = await AskedAsync(definition.Open(path: sample));
        var builtIn = await AskedAsync(new CEvalProvider().Open(new CEvalSettings { Path = sample }));

        Assert.Equal(40, ours.Count);
        Assert.Equal(builtIn, ours);
    }

    private static async Task<List<string>> AskedAsync(IDataset dataset)
    {
        var model = new ScriptedModel();
        var subject = dataset.Subjects.Single(s => s.Name == "elementary_arithmetic");
        foreach (var item in dataset.ReadItems(subject))
        {
            await dataset.EvaluateAsync(subject, item, model, TestContext.Current.CancellationToken);
        }
        return [.. model.Generated.Select(MetaTemplate.InternLM2.RenderOpen)];
    }
}
