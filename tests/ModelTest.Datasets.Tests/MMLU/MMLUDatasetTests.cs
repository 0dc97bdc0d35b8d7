using ModelTest.Datasets.MMLU;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MMLU;

/// <summary>MMLU's layout with made-up rows of one subject.</summary>
public sealed class MMLUDatasetTests
{
    private const string Asked = "There is a single choice question about world religions. Answer the question by replying A, B, C or D.";

    private static readonly Subject Religions = new("world_religions", "Humanities");

    [Fact]
    public async Task EvaluateAsync_WithShots_AsksAsOpenCompassDoes()
    {
        using var folder = Create("q0,w,x,y,z,B\n\"q1, {A}\",w,x,y,z,C\n");
        var dataset = Open(folder, new MMLUSettings { Shots = 2 });
        await using var model = new ScriptedModel { Reply = _ => "B\n" };

        var result = await dataset.EvaluateAsync(Religions, dataset.ReadItems(Religions)[1], model, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new(Role.User, $"{Asked}\nQuestion: d0\nA. a\nB. b\nC. c\nD. d\nAnswer: "), new(Role.Assistant, "A\n"),
                new(Role.User, $"{Asked}\nQuestion: d1\nA. a\nB. b\nC. c\nD. d\nAnswer: "), new(Role.Assistant, "B\n"),
                new(Role.User, $"{Asked}\nQuestion: q1, w\nA. w\nB. x\nC. y\nD. z\nAnswer: "),
            ],
            result.Prompt!.Turns);
        Assert.Equal(("1", "q1, {A}\nA. w\nB. x\nC. y\nD. z", "C", "B", Outcome.Wrong), (result.Id, result.Question, result.Gold, result.Prediction, result.Outcome));
    }

    [Fact]
    public async Task EvaluateAsync_InPpl_AsksThePlainTextAndScoresTheLetters()
    {
        using var folder = Create("q0,w,x,y,z,B\n");
        var dataset = Open(folder, new MMLUSettings { Mode = "ppl", Shots = 2 });
        await using var model = new ScriptedModel { Template = MetaTemplate.None, Score = (_, c) => new(c == "B" ? -1 : -2, 1) };

        var result = await dataset.EvaluateAsync(Religions, dataset.ReadItems(Religions)[0], model, TestContext.Current.CancellationToken);

        Assert.Equal(
            "The following are multiple choice questions (with answers) about  world religions.\n\n"
            + "d0\nA. a\nB. b\nC. c\nD. d\nAnswer: A\n\nd1\nA. a\nB. b\nC. c\nD. d\nAnswer: B\n\nq0\nA. w\nB. x\nC. y\nD. z\nAnswer: ",
            Assert.Single(result.Prompt!.Turns).Text);
        Assert.Equal(["A", "B", "C", "D"], Assert.Single(model.Scored).Continuations);
        Assert.Equal(Outcome.Correct, result.Outcome);
    }

    [Fact]
    public async Task InspectAsync_InPplWithAChatTemplate_SaysWhatToDo()
    {
        using var folder = Create("q0,w,x,y,z,B\n");
        var dataset = Open(folder, new MMLUSettings { Mode = "ppl" });

        var problem = await dataset.InspectAsync(Religions, dataset.ReadItems(Religions)[0], new ScriptedModel(), TestContext.Current.CancellationToken);

        Assert.Equal(
            "datasets.mmlu.prompt: 'ac766d' is plain text, but 'scripted' has the chat template 'internlm2'."
            + " Fix: set model.template to 'none', or the mode to 'gen'.",
            problem!.ToString());
    }

    [Fact]
    public void Inspect_OfWrongRows_NamesTheirLines()
    {
        using var folder = Create("q0,w,x,y,z,B\nq1,w,x,y,C\nq2,w,x,y,z,E\n");

        var problems = Open(folder, new MMLUSettings()).Inspect(Religions).Select(p => p.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));

        Assert.Equal(
            [
                "test/world_religions_test.csv:2: the row has 5 fields, expected are 6. Fix: quote fields that hold commas or line breaks.",
                "test/world_religions_test.csv:3: the answer is 'E', not A, B, C or D. Fix: put the right letter there.",
            ],
            problems);
    }

    [Fact]
    public void Inspect_OfAnEmptyFile_SaysSo()
    {
        using var folder = Create("");

        Assert.EndsWith("the file is empty. Fix: copy it again from the original.", Assert.Single(Open(folder, new MMLUSettings()).Inspect(Religions)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutAPath_SaysWhatItShouldBe()
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => new MMLUProvider().Open(new MMLUSettings())).Problems);

        Assert.Equal("datasets.mmlu.path: no path is given. Fix: set it to MMLU's folder, which holds dev and test.", problem.ToString());
    }

    [Fact]
    public void Open_OfTheFolderAbove_NamesTheRightOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mmlu/dev/a.csv", "");
        folder.Write("mmlu/test/a.csv", "");

        var problem = Assert.Single(Assert.Throws<InputException>(() => new MMLUProvider().Open(new MMLUSettings { Path = folder.Path })).Problems);

        Assert.Equal($"datasets.mmlu.path: '{folder.Path}' has no folder dev and no folder test. Fix: set it to '{folder["mmlu"]}'.", problem.ToString());
    }

    [Fact]
    public void Groups_HaveOpenCompassRowsAndTheWeightedAverage()
    {
        using var folder = Create("q0,w,x,y,z,B\n");
        var dataset = Open(folder, new MMLUSettings());

        Assert.Equal(
            ["mmlu-stem 19", "mmlu-social-science 12", "mmlu-humanities 13", "mmlu-other 13", "mmlu 57", "mmlu-weighted 57"],
            dataset.Groups.Select(g => $"{g.Name} {g.Subjects.Count}"));
        Assert.Equal("lukaemon_mmlu_world_religions", dataset.RowName(Religions));
        // All of one subject's items right, nothing else: it weighs as many questions as its test split has.
        var results = dataset.Subjects.Select(s => new SubjectResult(
            "mmlu", s, [new ItemResult { Id = "0", Outcome = s == Religions ? Outcome.Correct : Outcome.Wrong }], TimeSpan.Zero));
        var weighted = dataset.Groups[^1];
        Assert.Equal(("weighted_average", 171.0 / 14042), (weighted.Metric, weighted.Compute!([.. results]).Value));
        Assert.Null(Gates.Headline.Of(dataset));
    }

    [Fact]
    public void Open_OfVal_NamesItsRowsSo()
    {
        using var folder = Create("q0,w,x,y,z,B\n");
        folder.Write("val/world_religions_val.csv", "v0,w,x,y,z,D\n");
        var dataset = Open(folder, new MMLUSettings { Split = "val" });

        Assert.Equal(("mmlu-val-world_religions", "mmlu-val"), (dataset.RowName(Religions), dataset.Groups[^2].Name));
        Assert.Equal("D", dataset.Describe(Religions, Assert.Single(dataset.ReadItems(Religions))).Gold);
    }

    private static TemporaryFolder Create(string test)
    {
        var folder = new TemporaryFolder();
        folder.Write("dev/world_religions_dev.csv", string.Concat(Enumerable.Range(0, 5).Select(i => $"d{i},a,b,c,d,{"ABCDA"[i]}\n")));
        folder.Write("test/world_religions_test.csv", test);
        return folder;
    }

    private static IDataset Open(TemporaryFolder folder, MMLUSettings settings)
    {
        settings.Path = folder.Path;
        return new MMLUProvider().Open(settings);
    }
}
