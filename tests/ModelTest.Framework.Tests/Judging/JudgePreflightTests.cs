using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Judging;

/// <summary>What a judged run finds wrong before it asks anything.</summary>
public sealed class JudgePreflightTests
{
    private static readonly TestRow Prose = new("essays", "prose", RowKind.Subject);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NoJudge_SaysHowToNameOne()
    {
        using var suite = new JudgingSuite();
        await using var run = new RunContext(suite.Build(("judge:path", " ")));
        run.Suite.Settings.Judge.Path = "";

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Prose, Cancel));

        Assert.Equal(
            "judge: a judge grades the replies of this dataset, and none is given. Fix: name a checkpoint's folder, a server's URL or a name in"
            + " 'models': -p:Judge=, the variable MODELTEST_judge, or 'judge' in modeltest.json.",
            e.Message);
        Assert.Null(run.Folder);
        Assert.Equal(0, suite.Engine.Asked("model"));
    }

    [Fact]
    public async Task RunAsync_JudgeThatIsNotThere_NamesTheKeyAndTheNearestFolder()
    {
        using var suite = new JudgingSuite();
        await using var run = new RunContext(suite.Build(("judge", suite.At("jugde"))));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Prose, Cancel));

        Assert.Equal($"-p:judge, judge.path: '{suite.At("jugde")}' does not exist. Fix: did you mean '{suite.At("judge")}'?", e.Message);
    }

    [Fact]
    public async Task RunAsync_ProblemOfTheJudge_IsAboutTheSectionJudge()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                JudgeProblems =
                [
                    new Problem("model.template", "'x' of /checkpoints/model.path/model.safetensors is none.", "set model.template to 'auto'."),
                    new Problem("/checkpoints/model.safetensors", "is cut short.", "download it again."),
                ],
            },
        };
        await using var run = new RunContext(suite.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Prose, Cancel));

        Assert.Equal(
            [
                "judge.template: 'x' of /checkpoints/model.path/model.safetensors is none. Fix: set judge.template to 'auto'.",
                "/checkpoints/model.safetensors: is cut short. Fix: download it again.",
            ],
            e.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public async Task RunAsync_JudgeIsTheModel_OpensItOnce()
    {
        using var suite = new JudgingSuite { Engine = new ScriptedEngine { Model = (_, _) => Task.FromResult("[[5]]") } };

        var (_, reports) = await suite.RunAsync(Cancel, ["prose"], ("judge", suite.At("model")), ("judge:timeout_seconds", "60"));

        Assert.Null(reports[0].Failure);
        Assert.Equal(12, Assert.Single(suite.Engine.Opened).Asked);
    }

    [Fact]
    public async Task RunAsync_JudgeIsTheModelWithOtherOptions_OpensBoth()
    {
        using var suite = new JudgingSuite { Engine = new ScriptedEngine { Model = (_, _) => Task.FromResult("[[5]]") } };

        await suite.RunAsync(Cancel, ["prose"], ("judge", suite.At("model")), ("judge:generation:temperature", "0.5"));

        Assert.Equal(2, suite.Engine.Opened.Count);
    }

    [Fact]
    public async Task RunAsync_JudgesContextTooSmall_FailsBeforeAnythingIsAsked()
    {
        using var suite = new JudgingSuite { Engine = new ScriptedEngine { ContextLength = 20 } };
        await using var run = new RunContext(suite.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Prose, Cancel));

        Assert.StartsWith(
            "essays / prose, item prose-1: the judge's prompt with no reply in it has 21 tokens, the context of judge 20."
            + " Fix: raise judge.context_length, or take a judge with a longer context.",
            e.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, suite.Engine.Asked("model"));
    }

    [Fact]
    public async Task RunAsync_ModelsContextTooSmall_NamesTheModel()
    {
        using var suite = new JudgingSuite { Engine = new ScriptedEngine { ContextLength = 10 } };
        await using var run = new RunContext(suite.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Prose, Cancel));

        Assert.StartsWith("essays / prose, item prose-1: the prompt has 14 tokens, the context of model 10.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DatasetThatReadsLogProbabilities_RefusesAJudgeWithoutThem()
    {
        using var suite = new JudgingSuite { Dataset = new ChoiceDataset(), Engine = new ScriptedEngine { JudgeScores = false } };
        await using var run = new RunContext(suite.Build());

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("essays", "all", RowKind.Subject), Cancel));

        Assert.Equal(
            "judge: choices reads the judge's log-probabilities, which judge (scripted 1) does not give."
            + " Fix: take a judge whose engine scores, or a way of judging that only reads text.",
            Assert.Single(e.Problems).ToString().Replace("-p:judge, ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gates:essays:minimum", "0.85", "-p:gates:essays:minimum, gates.essays.minimum: is 0.85, and scores go from 1 to 10.")]
    [InlineData("gates:essays:subjects:prose:minimum", "11", "-p:gates:essays:subjects:prose:minimum, gates.essays.subjects.prose.minimum: is 11, and")]
    [InlineData("gates:essays:groups:Parsed:minimum", "101", "-p:gates:essays:groups:Parsed:minimum, gates.essays.groups.Parsed.minimum: is 101, and scores go from 0 to 100.")]
    public void Dataset_MinimumOffTheScale_IsAProblem(string key, string minimum, string expected)
    {
        using var suite = new JudgingSuite();

        var problem = Assert.Single(suite.Build((key, minimum)).Dataset("essays").Problems);

        Assert.StartsWith(expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_SettingsThatDoNotSayItIsJudged_NameTheFix()
    {
        using var suite = new JudgingSuite { SettingsType = typeof(DatasetSettings) };

        var e = Assert.Throws<InputException>(() => suite.Build().Dataset("essays"));

        Assert.Equal(
            "EssayProvider: its datasets are judged, but its settings class DatasetSettings does not say so. Fix: derive that class from"
            + " JudgedDatasetSettings.",
            e.Message);
    }
}
