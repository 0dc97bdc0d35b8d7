using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.Custom;

public sealed class CustomDatasetTests
{
    private const string ByFile = """
        {
          "files": "questions/{subject}.csv",
          "groups": { "After the sale": ["returns", "repairs"] },
          "columns": { "id": "no", "question": "Text", "choices": ["First", "Second", "Third"], "answer": "Right" },
          "prompt": { "system": "About {subject}.", "user": "{Text}\n{choices}\nAnswer:", "answer": "It is {answer}: {answer_text}" },
          "shots": { "files": "shots.csv", "count": 1 }
        }
        """;

    private const string Header = "no,Text,First,Second,Third,Right\n";

    private static readonly (string, string)[] Files =
    [
        ("questions/returns.csv", Header + "7,How long?,a day,30 days,a year,B\n8,Where?,here,there,nowhere,A\n"),
        ("questions/repairs.csv", Header + "1,Who?,we,you,they,C\n"),
        ("questions/orders.csv", Header + "1,When {x}?,now,soon,never,A\n"),
        ("questions/notes.txt", ""),
        ("shots.csv", Header + "0,What?,this,that,both,C\n"),
    ];

    [Fact]
    public void Open_WithFilesBySubject_FindsSubjectsAndGroups()
    {
        using var definition = new Definition(ByFile, Files);

        var dataset = definition.Open();

        Assert.Equal([new("orders", "shop"), new("repairs", "After the sale"), new("returns", "After the sale")], dataset.Subjects);
        Assert.Equal(["shop-after-the-sale After the sale 2", "shop All 3"], dataset.Groups.Select(g => $"{g.Name} {g.Title} {g.Subjects.Count}"));
        Assert.Equal(("shop", "gen", "shop-orders", false), (dataset.Name, dataset.Mode, dataset.RowName(dataset.Subjects[0]), dataset.NeedsScores));
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Matches("^[0-9a-f]{6}$", dataset.Version(dataset.Subjects[0]));
    }

    [Fact]
    public async Task EvaluateAsync_WithAShot_FillsTheTemplates()
    {
        using var definition = new Definition(ByFile, Files);
        var dataset = definition.Open();
        await using var model = new ScriptedModel { Reply = _ => "I think the answer is B." };

        var result = await dataset.EvaluateAsync(dataset.Subjects[2], dataset.ReadItems(dataset.Subjects[2])[0], model, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new(Role.System, "About returns."),
                new(Role.User, "What?\nA. this\nB. that\nC. both\nAnswer:"), new(Role.Assistant, "It is C: both"),
                new(Role.User, "How long?\nA. a day\nB. 30 days\nC. a year\nAnswer:"),
            ],
            result.Prompt!.Turns);
        Assert.Equal(
            ("7", "How long?\nA. a day\nB. 30 days\nC. a year", "B", "B", Outcome.Correct, 1),
            (result.Id, result.Question, result.Gold, result.Prediction, result.Outcome, result.Shots!.Value));
    }

    [Fact]
    public async Task EvaluateAsync_OfAValueWithBraces_LeavesThemAlone()
    {
        using var definition = new Definition(ByFile, Files);
        var dataset = definition.Open(shots: 0);
        await using var model = new ScriptedModel { Reply = _ => "?" };

        var result = await dataset.EvaluateAsync(dataset.Subjects[0], dataset.ReadItems(dataset.Subjects[0])[0], model, TestContext.Current.CancellationToken);

        Assert.Equal("When {x}?\nA. now\nB. soon\nC. never\nAnswer:", result.Prompt!.Turns[^1].Text);
        Assert.Equal((2, Outcome.Unparsed), (result.Prompt.Turns.Count, result.Outcome));
    }

    [Fact]
    public async Task EvaluateAsync_InPpl_ScoresTheTextsOfTheChoices()
    {
        using var definition = new Definition(
            """
            {
              "files": "all.jsonl", "mode": "ppl",
              "columns": { "choices": ["endings"], "answer": "label", "answer_is": "index", "subject": "topic" },
              "prompt": { "user": "{question}", "answer": "{answer_text}" }
            }
            """,
            ("all.jsonl", """
                {"topic": "b", "question": "The cat", "endings": ["sat.", "flew."], "label": 0}
                {"topic": "a", "question": "2+2=", "endings": [3, 4, 5], "label": 1, "more": {"x": null}}
                """));
        var dataset = definition.Open();
        await using var model = new ScriptedModel { Score = (_, c) => new(c == "4" ? -1 : -2, 1) };

        var result = await dataset.EvaluateAsync(dataset.Subjects[1], Assert.Single(dataset.ReadItems(dataset.Subjects[1])), model, TestContext.Current.CancellationToken);

        // Subjects of a column are in the file's order.
        Assert.Equal(["b", "a"], dataset.Subjects.Select(s => s.Name));
        Assert.Equal(["3", "4", "5"], Assert.Single(model.Scored).Continuations);
        Assert.Equal(("0", "B", Outcome.Correct, true), (result.Id, result.Prediction, result.Outcome, dataset.NeedsScores));
    }

    [Fact]
    public async Task EvaluateAsync_InClp_ComparesTheLetters()
    {
        using var definition = new Definition(
            """{ "files": "q.json", "mode": "clp", "columns": { "choices": ["c"], "answer_is": "text" }, "prompt": { "user": "{question}\n{choices}" } }""",
            ("q.json", """[{"question": "q", "c": ["x", "y"], "answer": "y"}]"""));
        var dataset = definition.Open();
        await using var model = new ScriptedModel();

        var result = await dataset.EvaluateAsync(dataset.Subjects[0], dataset.ReadItems(dataset.Subjects[0])[0], model, TestContext.Current.CancellationToken);

        Assert.Equal(["A", "B"], Assert.Single(model.Scored).Continuations);
        Assert.Equal(("A", "B", Outcome.Wrong), (result.Prediction, result.Gold, result.Outcome));
    }

    [Fact]
    public void Open_WithOneSubject_IsNamedAsTheDataset()
    {
        using var definition = new Definition("""{ "files": "q.csv", "prompt": { "user": "{question}" } }""", ("q.csv", "question,answer\n1+1?,2\n"));

        var dataset = definition.Open();

        Assert.Equal([new Subject("shop", "shop")], dataset.Subjects);
        Assert.Equal(("shop", 0), (dataset.RowName(dataset.Subjects[0]), dataset.Groups.Count));
    }

    [Fact]
    public void Open_WithAPath_ReadsTheDataThere()
    {
        using var definition = new Definition("""{ "files": "q.csv", "prompt": { "user": "{question}" } }""");
        using var other = new Definition("{}", ("q.csv", "question,answer\n1+1?,2\n"));

        var dataset = definition.Open(path: other.Folder);

        Assert.Equal("2", dataset.Describe(dataset.Subjects[0], Assert.Single(dataset.ReadItems(dataset.Subjects[0]))).Gold);
    }

    [Fact]
    public void Version_OfOtherPrompts_IsAnother()
    {
        const string Json = """{ "files": "q.csv", "prompt": { "user": "{question}" } }""";
        using var one = new Definition(Json, ("q.csv", "question,answer\n1+1?,2\n"));
        using var same = new Definition(Json.Replace("q.csv", "r.csv", StringComparison.Ordinal), ("r.csv", "question,answer\n1+2?,3\n"));
        using var other = new Definition(Json.Replace("{question}", "{question} ", StringComparison.Ordinal), ("q.csv", "question,answer\n1+1?,2\n"));

        var versions = new[] { one, same, other }.Select(d => d.Open()).Select(d => d.Version(d.Subjects[0])).ToList();

        Assert.Equal(versions[0], versions[1]);
        Assert.NotEqual(versions[0], versions[2]);
    }
}
