using System.Diagnostics;
using System.Text.Json;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.Custom;

/// <summary>How replies to an open question with the answer "1,200" are read, or to one of a choice of five.</summary>
public sealed class CustomAnswersTests
{
    [Theory]
    [InlineData("""{ "rule": "text" }""", "{}", " 1,200\n", "1,200", Outcome.Correct)]
    [InlineData("""{ "rule": "text" }""", "{}", "1200", "1200", Outcome.Wrong)]
    [InlineData("""{ "rule": "text" }""", "{}", " ", "", Outcome.Unparsed)]
    [InlineData("""{ "rule": "text" }""", """{ "rule": "number" }""", "$1200.00", "$1200.00", Outcome.Correct)]
    [InlineData("""{ "rule": "text" }""", """{ "rule": "number" }""", "about 1200", "about 1200", Outcome.Unparsed)]
    [InlineData("""{ "rule": "last_number" }""", "{}", "100 * 12 = 1200.", "1200", Outcome.Correct)]
    [InlineData("""{ "rule": "last_number" }""", """{ "rule": "number", "tolerance": 5 }""", "it is 1,196", "1196", Outcome.Correct)]
    [InlineData("""{ "rule": "last_number" }""", """{ "rule": "number", "tolerance": 5 }""", "it is 1,194", "1194", Outcome.Wrong)]
    [InlineData("""{ "rule": "regex", "pattern": "= (\\S+)" }""", "{}", "1 = 2 and x = 1,200 .", "2", Outcome.Wrong)]
    [InlineData("""{ "rule": "regex", "pattern": "= (\\S+)", "match": "last" }""", "{}", "1 = 2 and x = 1,200 .", "1,200", Outcome.Correct)]
    [InlineData("""{ "rule": "regex", "pattern": "= (?<x>\\S+)", "group": "x" }""", "{}", "none", "", Outcome.Unparsed)]
    [InlineData("""{ "rule": "regex", "pattern": "(?<=is )(\\S+)" }""", "{}", "it is 1,200", "1,200", Outcome.Correct)]
    public async Task EvaluateAsync_OfAnOpenQuestion_ReadsTheReply(string extraction, string comparison, string reply, string prediction, Outcome outcome)
    {
        using var definition = new Definition(
            $$"""{ "files": "q.csv", "prompt": { "user": "{question}", "max_new_tokens": 9, "stop": ["#"] }, "extraction": {{extraction}}, "comparison": {{comparison}} }""",
            ("q.csv", "question,answer\nq,\"1,200\"\n"));

        var (result, model) = await AskAsync(definition, reply);

        Assert.Equal((prediction, outcome), (result.Prediction, result.Outcome));
        var options = Assert.Single(model.Options);
        Assert.Equal((9, "#"), (options.MaxNewTokens!.Value, Assert.Single(options.Stop)));
    }

    [Theory]
    [InlineData("choice", "the answer is E", "E", Outcome.Correct)]
    [InlineData("choice", "答案是E", "E", Outcome.Correct)]
    [InlineData("choice", "F", "", Outcome.Unparsed)]
    [InlineData("first_capital", "Well, E", "W", Outcome.Wrong)]
    public async Task EvaluateAsync_OfFiveChoices_ReadsTheLetter(string rule, string reply, string prediction, Outcome outcome)
    {
        using var definition = new Definition(
            $$"""{ "files": "q.jsonl", "columns": { "choices": ["c"] }, "prompt": { "user": "{question}" }, "extraction": { "rule": "{{rule}}" } }""",
            ("q.jsonl", """{"question": "q", "c": ["1", "2", "3", "4", "5"], "answer": "E"}"""));

        var (result, _) = await AskAsync(definition, reply);

        Assert.Equal((prediction, outcome), (result.Prediction, result.Outcome));
    }

    [Fact]
    public async Task EvaluateAsync_OfANestedRepetition_EndsInLinearTime()
    {
        using var definition = Open("(a+)+$");
        var started = Stopwatch.GetTimestamp();

        var (result, _) = await AskAsync(definition, new string('a', 50_000) + "b");

        Assert.Equal(Outcome.Unparsed, result.Outcome);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task EvaluateAsync_OfAnExpressionThatGoesBackForEver_IsAnErrorThatNamesIt()
    {
        // A look-ahead needs the engine that goes back.
        using var definition = Open("(?=a)((a+)+)$");

        var error = await Assert.ThrowsAsync<InputException>(() => AskAsync(definition, new string('a', 40) + "b"));

        Assert.EndsWith(
            "shop.dataset.json, line 1, extraction.pattern: the expression took more than a second on a reply."
            + " Fix: write it without repetitions inside repetitions, look-arounds and back-references.",
            error.Message,
            StringComparison.Ordinal);
    }

    private static Definition Open(string pattern) => new(
        $$"""{ "files": "q.csv", "prompt": { "user": "{question}" }, "extraction": { "rule": "regex", "pattern": {{JsonSerializer.Serialize(pattern)}} } }""",
        ("q.csv", "question,answer\nq,x\n"));

    private static async Task<(ItemResult Result, ScriptedModel Model)> AskAsync(Definition definition, string reply)
    {
        var dataset = definition.Open();
        var model = new ScriptedModel { Reply = _ => reply };
        var item = Assert.Single(dataset.ReadItems(dataset.Subjects[0]));
        return (await dataset.EvaluateAsync(dataset.Subjects[0], item, model, TestContext.Current.CancellationToken), model);
    }
}
