using ModelTest.Datasets.CMMLU;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CMMLU;

/// <summary>CMMLU's layout with made-up rows of one subject.</summary>
public sealed class CMMLUDatasetTests
{
    private const string Header = ",Question,A,B,C,D,Answer\n";

    private static readonly Subject Arts = new("arts", "Humanities");

    [Fact]
    public async Task EvaluateAsync_WithShots_AsksAsOpenCompassDoes()
    {
        using var folder = Create(Header + "7,题{Question},w,x,y,z,B\n");
        var dataset = Open(folder, new CMMLUSettings { Shots = 1 });
        await using var model = new ScriptedModel { Reply = _ => "答案是: B" };

        var result = await dataset.EvaluateAsync(Arts, Assert.Single(dataset.ReadItems(Arts)), model, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new(Role.User, "以下是关于艺术学的单项选择题，请直接给出正确答案的选项。\n题目：d0\nA. a\nB. b\nC. c\nD. d"), new(Role.Assistant, "答案是: A"),
                // The column is 'question' to OpenCompass, so that another spelling is no placeholder.
                new(Role.User, "以下是关于艺术学的单项选择题，请直接给出正确答案的选项。\n题目：题{Question}\nA. w\nB. x\nC. y\nD. z"),
            ],
            result.Prompt!.Turns);
        Assert.Equal(("7", "B", Outcome.Correct), (result.Id, result.Prediction, result.Outcome));
    }

    [Fact]
    public async Task EvaluateAsync_InPpl_ScoresTheWholeAnswers()
    {
        using var folder = Create(Header + "7,q,w,x,y,z,B\n");
        var dataset = Open(folder, new CMMLUSettings { Mode = "ppl" });
        await using var model = new ScriptedModel { Score = (_, c) => new(c.EndsWith('D') ? -1 : -2, 4) };

        var result = await dataset.EvaluateAsync(Arts, dataset.ReadItems(Arts)[0], model, TestContext.Current.CancellationToken);

        var (_, continuations, options) = Assert.Single(model.Scored);
        Assert.Equal(["答案是: A", "答案是: B", "答案是: C", "答案是: D"], continuations);
        Assert.Equal(new ScoreOptions { WholeTurn = true }, options);
        Assert.Equal(("D", -1.0, Outcome.Wrong), (result.Prediction, result.Scores!["D"], result.Outcome));
    }

    [Fact]
    public void Inspect_OfWrongColumns_NamesThemAsTheFileDoes()
    {
        using var folder = Create(",question,A,B,C,D,Answer\n0,q,a,b,c,d,A\n");

        // The name that prompts use would be read as well; the missing one is told as the file should have it.
        Assert.Empty(Open(folder, new CMMLUSettings()).Inspect(Arts));

        folder.Write("test/arts.csv", ",Question,A,B,C,Answer\n0,q,a,b,c,A\n");
        Assert.EndsWith(
            "arts.csv:1: the columns are ,Question,A,B,C,Answer, expected are ,Question,A,B,C,D,Answer (missing: D)."
            + " Fix: mend the header, or copy the file again from the original.",
            Assert.Single(Open(folder, new CMMLUSettings()).Inspect(Arts)).ToString(),
            StringComparison.Ordinal);
    }

    private static TemporaryFolder Create(string test)
    {
        var folder = new TemporaryFolder();
        folder.Write("dev/arts.csv", Header + string.Concat(Enumerable.Range(0, 5).Select(i => $"{i},d{i},a,b,c,d,{"ABCDA"[i]}\n")));
        folder.Write("test/arts.csv", test);
        return folder;
    }

    private static IDataset Open(TemporaryFolder folder, CMMLUSettings settings)
    {
        settings.Path = folder.Path;
        return new CMMLUProvider().Open(settings);
    }
}
