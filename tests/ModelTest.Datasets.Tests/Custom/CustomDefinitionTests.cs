using ModelTest.Datasets.Custom;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Extensions;
using ModelTest.Problems;

namespace ModelTest.Datasets.Tests.Custom;

/// <summary>What is said of wrong definitions: the file, the line, the key and the nearest valid name.</summary>
public sealed class CustomDefinitionTests
{
    private const string Csv = "question,answer\n1+1?,2\n";

    [Fact]
    public void Open_OfUnknownKeysAndValues_NamesLinesAndNearestNames()
    {
        using var definition = new Definition("""
            {
              "file": "q.csv",
              "mode": "generate",
              "columns": { "choises": ["A"] },
              "prompt": { "user": 5, "max_new_tokens": 0 },
              "extraction": { "rule": "last_nubmer" }
            }
            """);

        Assert.Equal(
            [
                "shop.dataset.json, line 2, file: unknown key, value 'q.csv'. Fix: did you mean 'files'?",
                "shop.dataset.json, line 3, mode: is 'generate', not one of the valid names. Fix: valid are: gen, ppl, clp.",
                "shop.dataset.json, line 4, columns.choises: unknown key, a list. Fix: did you mean 'choices'?",
                "shop.dataset.json, line 5, prompt.user: is 5, not a text. Fix: put it in quotes.",
                "shop.dataset.json, line 5, prompt.max_new_tokens: is 0, out of range. Fix: give 1 to 32768.",
                "shop.dataset.json, line 6, extraction.rule: is 'last_nubmer', not a valid value. Fix: did you mean 'last_number'?",
            ],
            definition.OpenProblems());
    }

    [Fact]
    public void Open_OfBrokenJson_NamesLineAndColumn()
    {
        using var definition = new Definition("{\n  \"files\": \"q.csv\"\n  \"mode\": \"gen\"\n}");

        Assert.StartsWith("shop.dataset.json, line 3, column 3: not valid JSON", Assert.Single(definition.OpenProblems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAnEmptyDefinition_SaysWhatItNeeds()
    {
        using var definition = new Definition("{}");

        Assert.Equal(
            [
                "shop.dataset.json, files: no file is given. Fix: name the file of questions, such as 'questions.csv'.",
                "shop.dataset.json, prompt.user: there is no text to ask. Fix: write what the model is asked, such as '{question}'.",
            ],
            definition.OpenProblems());
    }

    [Fact]
    public void Open_WithoutItsFile_SaysThatItIsMissing()
    {
        using var definition = new Definition("""{ "files": "q.csv", "prompt": { "user": "{question}" }, "columns": { "subject": "topic" } }""");

        Assert.Contains("q.csv: the file is missing.", Assert.Single(definition.OpenProblems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "files": "../q.csv", "prompt": { "user": "x" } }""", "line 1, files: '../q.csv' may lead out of the data folder.")]
    [InlineData("""{ "files": "/etc/q.csv", "prompt": { "user": "x" } }""", "line 1, files: '/etc/q.csv' may lead out of the data folder.")]
    [InlineData("""{ "files": "q.xlsx", "prompt": { "user": "x" } }""", "line 1, files: 'q.xlsx' is of no kind that can be read. Fix: give a file whose name ends in .csv, .jsonl, .json.")]
    [InlineData("""{ "files": "{topic}.csv", "prompt": { "user": "x" } }""", "line 1, files: '{topic}.csv' has braces that are not one {subject}.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "{question" } }""", "line 1, prompt.user: a '{' is not closed. Fix: write {{ and }} for braces that are no placeholders.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "{question} {answer}" } }""", "line 1, prompt.user: '{answer}' would tell the model the right answer.")]
    [InlineData("""{ "files": "q.csv", "mode": "ppl", "prompt": { "user": "x" } }""", "line 1, mode: the mode compares choices, and there are none. Fix: name them in columns.choices, or set the mode to 'gen'.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "extraction": { "rule": "choice" } }""", "line 1, extraction.rule: 'choice' takes a letter, and there are no choices.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "extraction": { "rule": "regex" } }""", "extraction.pattern: there is no expression.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "extraction": { "pattern": "x" } }""", "line 1, extraction.pattern: only the rule regex has an expression.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "extraction": { "rule": "regex", "pattern": "(" } }""", "line 1, extraction.pattern: '(' is no regular expression: ")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "extraction": { "rule": "regex", "pattern": "x" } }""", "line 1, extraction.pattern: the expression has no group '1'. Fix: put the answer in brackets, or set extraction.group to one of 0.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "shots": { "files": "q.csv", "count": 1 } }""", "line 1, shots.files: the shots are the questions themselves, with their answers.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "shots": { "count": 1 } }""", "shots.files: no file is given.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "subjects": ["a", "A"] }""", "line 1, subjects: 'a' occurs 2 times.")]
    [InlineData("""{ "files": "q.csv", "prompt": { "user": "x" }, "groups": { "G": ["shopp"] } }""", "line 1, groups.G: there is no subject 'shopp'. Fix: did you mean 'shop'?")]
    [InlineData("""{ "files": "{subject}.csv", "prompt": { "user": "x" } }""", "line 1, files: '{subject}.csv' gives no subject. Fix: check the path and the column.")]
    [InlineData("""{ "files": "{subject}.csv", "columns": { "subject": "s" }, "prompt": { "user": "x" } }""", "line 1, columns.subject: the subject is in the names of the files already.")]
    [InlineData("""{ "files": "q.csv", "columns": { "choices": ["a", "b"] }, "prompt": { "user": "x" }, "comparison": { "rule": "number" } }""", "line 1, comparison.rule: answers are letters, not numbers.")]
    [InlineData("""{ "files": "q.csv", "columns": { "choices": ["a", "b"] }, "mode": "clp", "prompt": { "user": "x" }, "extraction": { "rule": "choice" } }""", "line 1, extraction.rule: the mode writes no reply to take an answer from.")]
    public void Open_OfKeysThatDoNotFit_SaysSo(string json, string expected)
    {
        using var definition = new Definition(json);

        Assert.StartsWith("shop.dataset.json, " + expected, Assert.Single(definition.OpenProblems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OfColumnsThatTheFileLacks_NamesTheNearest()
    {
        using var definition = new Definition(
            """
            {
              "files": "q.csv",
              "columns": { "question": "questoin" },
              "prompt": { "user": "{question}" }
            }
            """,
            ("q.csv", Csv));

        Assert.Equal(
            ["q.csv:2: there is no 'questoin', which shop.dataset.json, line 3, columns.question names. Fix: did you mean 'question'?"],
            definition.Problems());
    }

    [Fact]
    public void Inspect_OfAPlaceholderThatIsNoColumn_IsToldOnceWithItsLine()
    {
        using var definition = new Definition("{ \"files\": \"q.csv\",\n\"prompt\": { \"user\": \"{qestion}\" } }", ("q.csv", Csv + "1+2?,3\n"));

        Assert.Equal(["shop.dataset.json, line 2, prompt.user: '{qestion}' is no column of q.csv:2. Fix: did you mean 'question'?"], definition.Problems());
    }

    [Theory]
    [InlineData("letter", "E", "the answer 'E' is none of the 2 choices. Fix: put a letter from A to B there, or set columns.answer_is.")]
    [InlineData("index", "2", "the answer '2' is none of the 2 choices. Fix: put a number from 0 to 1 there, or set columns.answer_is.")]
    [InlineData("text", "z", "the answer 'z' is none of the 2 choices. Fix: put the text of a choice there, or set columns.answer_is.")]
    public void Inspect_OfAnAnswerThatIsNoChoice_NamesTheLine(string kind, string answer, string expected)
    {
        using var definition = new Definition(
            $$"""{ "files": "q.csv", "columns": { "choices": ["a", "b"], "answer_is": "{{kind}}" }, "prompt": { "user": "{question}" } }""",
            ("q.csv", $"question,a,b,answer\nq,x,y,{answer}\n"));

        Assert.Equal(["q.csv:2: " + expected], definition.Problems());
    }

    [Fact]
    public void Inspect_OfWrongRows_NamesThemAll()
    {
        using var definition = new Definition(
            """{ "files": "q.jsonl", "columns": { "id": "id" }, "prompt": { "user": "{question}" }, "comparison": { "rule": "number" } }""",
            ("q.jsonl", """
                {"id": 1, "question": "q", "answer": "two"}
                {"id": 2, "question": " ", "answer": "2"}
                {"id": 3, "question": "q", "answer": null}
                {"id": 4, "question": "q", "answer": 4}
                {"id": 4, "question": "q", "answer": "5"}
                """));

        Assert.Equal(
            [
                "q.jsonl:1: the answer 'two' is not a number. Fix: put a number there, or set comparison.rule to 'exact'.",
                "q.jsonl:2: 'question' is empty. Fix: fill it in, or remove the row.",
                "q.jsonl:3: there is no 'answer', which shop.dataset.json, columns.answer names. Fix: valid are: id, question.",
                "q.jsonl:5: the id '4' occurs 2 times. Fix: give each row its own id.",
            ],
            definition.Problems());
    }

    [Fact]
    public void Inspect_OfTooFewShots_SaysHowManyAreWanted()
    {
        using var definition = new Definition(
            """{ "files": "q.csv", "prompt": { "user": "{question}" }, "shots": { "files": "s.csv", "count": 3 } }""", ("q.csv", Csv), ("s.csv", Csv));

        Assert.Equal(
            ["shop.dataset.json, line 1, shots.files: 1 rows for 'shop', but 3 shots are wanted. Fix: add rows, or set shots.count lower."], definition.Problems());
    }

    [Fact]
    public void Inspect_OfALinkOutOfTheFolder_DoesNotFollowIt()
    {
        using var elsewhere = new Definition("{}", ("secret.csv", Csv));
        using var definition = new Definition("""{ "files": "q.csv", "prompt": { "user": "{question}" } }""");
        File.CreateSymbolicLink(Path.Combine(definition.Folder, "q.csv"), Path.Combine(elsewhere.Folder, "secret.csv"));

        Assert.EndsWith(
            "q.csv' leads out of the data folder. Fix: keep the data in the definition's folder; links that leave it are not followed.",
            Assert.Single(definition.Problems()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OfASubjectThatIsAPath_DoesNotFollowIt()
    {
        using var definition = new Definition("""{ "files": "{subject}.csv", "subjects": ["../../etc/passwd"], "prompt": { "user": "{question}" } }""");

        Assert.Contains("leads out of the data folder", Assert.Single(definition.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EvaluateAsync_OfMarkupInTheData_IsOnlyText()
    {
        using var definition = new Definition(
            """{ "files": "q.csv", "prompt": { "user": "{question}" } }""", ("q.csv", "question,answer\n<script>alert(1)</script>,<b>\n"));
        using var run = new JudgedRun { Model = new ScriptedModel { Reply = _ => "<img src=x onerror=alert(2)>" } };

        await run.RunAsync(Definition.Provider, ("datasets:shop:definition", definition.File));

        var page = run.Read("report.html");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("alert(1)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop", "Shop.dataset.json: 'Shop' cannot be a dataset's name. Fix: name the file with small letters, digits, - and _ only.")]
    [InlineData("mmlu", "mmlu.dataset.json: there is a dataset 'mmlu' already. Fix: give the file another name.")]
    public void Add_OfANameThatCannotBe_SaysSo(string name, string expected)
    {
        var registry = new ExtensionRegistry();
        new BuiltInDatasets().Register(registry);

        Assert.Equal(expected, Assert.Throws<InputException>(() => CustomDatasets.Add(registry, name)).Message);
    }

    [Fact]
    public void Open_WithoutADefinition_NamesTheKey() => Assert.Equal(
        "datasets.shop.definition: no file is given. Fix: set it to the dataset's definition, such as 'datasets/shop.dataset.json'.",
        Assert.Throws<InputException>(() => Definition.Provider.Open(new CustomDatasetSettings())).Message);
}
