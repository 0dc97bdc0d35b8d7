using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;
using ModelTest.Tests.Recording;

namespace ModelTest.Tests.Reporting.Items;

public sealed class ItemDataTests
{
    [Fact]
    public void Of_SharedShots_StandThereOnce()
    {
        Turn[] shots = [new(Role.User, "shot question"), new(Role.Assistant, "shot answer")];

        var html = Page([.. Enumerable.Range(0, 5).Select(i => Results.Item("id" + i, i < 2 ? Outcome.Wrong : Outcome.Correct) with
        {
            Prompt = new Prompt([.. shots, new Turn(Role.User, "Choose one.\nown-question-" + i)]),
        })]);

        Assert.Single(Regex.Matches(html, "shot answer"));
        Assert.Single(Regex.Matches(html, "Choose one"));
        var subject = ReportPage.Data(html)["subjects"]![0]!;
        Assert.Equal("Choose one.\n", Text(subject, "start"));
        Assert.Equal("""["U",0,"A",1,"U","own-question-3"]""", subject["items"]![3]!["t"]!.ToJsonString());
        Assert.Equal(["shot question", "shot answer"], ReportPage.Data(html)["texts"]!.AsArray().Select(t => t!.GetValue<string>()));
        Assert.Equal(("id0", "wrong", "A", "B"), (Text(subject["items"]![0]!, "i"), Text(subject["items"]![0]!, "o"), Text(subject["items"]![0]!, "p"), Text(subject["items"]![0]!, "g")));
    }

    [Theory]
    [InlineData("a question", "a quest", "")]
    [InlineData("Read this.\nOne", "Read this.\nTwo", "Read this.\n")]
    [InlineData("Is the cat black?", "Is the cat blue?", "Is the cat ")]
    [InlineData("same", "same", "")]
    [InlineData("", "Read this.\nTwo", "")]
    public void Of_PromptsThatStartAlike_LeaveTheStartOutOnlyBetweenWords(string one, string other, string start)
    {
        var subject = ReportPage.Data(Page(Item(one), Item(other)))["subjects"]![0]!;

        Assert.Equal(start, Text(subject, "start"));
        Assert.All(new[] { one, other }, (text, i) => Assert.Equal(text, Prompt(ReportPage.Data(Page(Item(one), Item(other))), i)));
    }

    [Fact]
    public void Of_AnyText_ComesBackOutOfThePage() => Gen.String[Gen.Char, 0, 40].Array[1, 4].Sample(
        texts =>
        {
            var data = ReportPage.Data(Page([.. texts.Select(t => Item(t) with { Reply = t, Prediction = t })]));
            Assert.All(texts, (text, i) =>
            {
                // Half a surrogate pair is no text that a file could hold.
                var expected = WithoutHalves(text);
                Assert.Equal(expected, Prompt(data, i));
                Assert.Equal(expected, data["subjects"]![0]!["items"]![i]!["r"]?.GetValue<string>() ?? "");
            });
        },
        iter: 40);

    [Theory]
    [InlineData("</script><script>x</script>")]
    [InlineData("<!--<script>")]
    [InlineData("]]>&lt;\u2028\u2029\0\uFFFF")]
    [InlineData("\uD83D half, \uDE00 half, 😀 whole, ع RTL \u202E, 中文")]
    public void Of_TextThatCouldEndTheElement_IsEscaped(string text)
    {
        var html = Page(Item(text) with { Reply = text });

        Assert.Equal(2, Regex.Count(html, "</?script", RegexOptions.IgnoreCase) - 2);
        Assert.Equal(WithoutHalves(text), ReportPage.Data(html)["subjects"]![0]!["items"]![0]!["r"]!.GetValue<string>());
    }

    [Fact]
    public void Of_Item_HasOnlyWhatItHas()
    {
        var item = Results.Item("7") with { Reply = "", Prompt = null, Question = "Why?", Scores = new Dictionary<string, double> { ["A"] = -0.123456 } };

        Assert.Equal(
            """{"i":"7","o":"correct","p":"A","g":"A","q":"Why?","l":{"A":"-0.1235"},"m":"10 + 2 tokens, 2 ms"}""",
            ReportPage.Data(Page(item))["subjects"]![0]!["items"]![0]!.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    private static ItemResult Item(string question) => Results.Item("1") with { Prompt = ModelTest.Prompts.Prompt.FromUser(question) };

    private static string Page(params ItemResult[] items)
    {
        using var scene = new RunScene();
        return ReportPage.Of(scene, new SubjectResult("quiz", QuizDataset.Law, items, TimeSpan.Zero));
    }

    // As the page's script puts it together.
    private static string Prompt(JsonNode data, int item)
    {
        var subject = data["subjects"]![0]!;
        var last = subject["items"]![item]!["t"]!.AsArray()[^1]!.AsValue();
        return Text(subject, "start") + (last.TryGetValue<int>(out var number) ? data["texts"]![number]!.GetValue<string>() : last.GetValue<string>());
    }

    private static string WithoutHalves(string text) => string.Concat(text.EnumerateRunes());

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();
}
