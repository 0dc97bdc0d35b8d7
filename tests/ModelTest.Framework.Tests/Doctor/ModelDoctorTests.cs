using ModelTest.Doctor;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Tests.Doctor;

public sealed class ModelDoctorTests
{
    [Fact]
    public async Task ExamineAsync_HealthyModel_FindsNothing()
    {
        var checkup = await ExamineAsync(new PatientModel());

        Assert.Empty(checkup.Problems);
        Assert.Equal([FindingKind.Ok, FindingKind.Ok], checkup.Findings.Select(f => f.Kind));
        Assert.StartsWith("ok       'What is 2 + 3? Answer with the number only.' -> '5', ", checkup.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("ok       log-probabilities: ln p('5') = -0.250", checkup.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5<|im_end|>\n<|im_start|>user", "<|im_end|>")]
    [InlineData("5[UNUSED_TOKEN_145]\n", "[UNUSED_TOKEN_145]")]
    [InlineData("5 [/INST] 6", "[/INST]")]
    [InlineData("<|Bot|>:5<eoa>", "<|Bot|>")]
    [InlineData("5<end_of_turn>", "<end_of_turn>")]
    public async Task ExamineAsync_MarkerInTheReply_IsAProblem(string reply, string marker)
    {
        var problem = Assert.Single((await ExamineAsync(new PatientModel { Replies = [reply] })).Problems);

        Assert.Equal("model", problem.Where);
        Assert.StartsWith($"a reply holds the template's marker {marker}: ", problem.What, StringComparison.Ordinal);
        Assert.Contains("check model.template", problem.Fix, StringComparison.Ordinal);
        Assert.Contains("run.doctor", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5 < 6 and 7 > 3, a|b")]
    [InlineData("List<T> has <b>five</b> [1] items")]
    public async Task ExamineAsync_OrdinaryText_IsNoMarker(string reply) => Assert.Empty((await ExamineAsync(new PatientModel { Replies = [reply] })).Problems);

    [Theory]
    [InlineData("61.")]
    [InlineData("65")]
    [InlineData("5.3")]
    public async Task ExamineAsync_UnexpectedAnswer_IsOnlyNoted(string reply)
    {
        var checkup = await ExamineAsync(new PatientModel { Replies = [reply] });

        Assert.Empty(checkup.Problems);
        Assert.Empty(checkup.Warnings);
        Assert.Contains($"note     'What is 2 + 3? Answer with the number only.' -> '{reply}': 5 was expected.", checkup.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExamineAsync_EmptyReply_IsAWarning() =>
        Assert.Contains("is empty", Assert.Single((await ExamineAsync(new PatientModel { Replies = ["\n"] })).Warnings), StringComparison.Ordinal);

    [Fact]
    public async Task ExamineAsync_ReplyWithoutAnEnd_IsNoted() =>
        Assert.Contains((await ExamineAsync(new PatientModel { StopReason = StopReason.Length })).Findings, f => f is { Kind: FindingKind.Note } && f.Text.Contains("did not end within 32 tokens", StringComparison.Ordinal));

    [Fact]
    public async Task ExamineAsync_DifferentRepliesOfAGreedyModel_IsAWarning()
    {
        var warning = Assert.Single((await ExamineAsync(new PatientModel { Replies = ["5", "5."] })).Warnings);
        Assert.StartsWith("equal greedy questions got different replies: '5' and '5.'.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExamineAsync_DifferentRepliesOfAModelThatDraws_IsWell() =>
        Assert.Empty((await new ModelDoctor(new PatientModel { Replies = ["5", "5."] }, "model", isGreedy: false).ExamineAsync(Stop)).Warnings);

    [Theory]
    [InlineData(20, 33, true)]
    [InlineData(0, 33, false)]
    [InlineData(20, 0, false)]
    public async Task ExamineAsync_TokensThatDoNotAgree_IsAWarningWhereBothAreKnown(int counted, int used, bool warned) =>
        Assert.Equal(warned, (await ExamineAsync(new PatientModel { Counted = counted, Used = used })).Warnings.Any(w => w.StartsWith("the question counts 20 tokens, and the reply says it had 33", StringComparison.Ordinal)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(2.5)]
    public async Task ExamineAsync_ImpossibleLogProbability_IsAProblem(double value) =>
        Assert.StartsWith("the log-probability of '5' is ", Assert.Single((await ExamineAsync(new PatientModel { LogProbability = value })).Problems).What, StringComparison.Ordinal);

    [Fact]
    public async Task ExamineAsync_ModelThatCannotScore_IsNotAskedTo() =>
        Assert.Contains("no log-probabilities", (await ExamineAsync(new PatientModel { CanScore = false })).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task ExamineAsync_ModelThatCannotScore_SaysWhy() => Assert.Contains(
        "no log-probabilities (the server returns none): modes ppl and clp",
        (await ExamineAsync(new PatientModel { CanScore = false, ScoringObstacle = "the server returns none" })).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public async Task ExamineAsync_ModelThatScoresNextTokensOnly_IsNotAskedForOne()
    {
        var checkup = await ExamineAsync(new PatientModel { ScoresNextTokenOnly = true, LogProbability = double.NaN });

        Assert.Empty(checkup.Problems);
        Assert.Contains("enough for mode clp, not for ppl", checkup.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExamineAsync_RefusedQuestion_TellsTheProblemsOfTheEngine()
    {
        var checkup = await new ModelDoctor(
            new PatientModel { Failure = new InputException("http://x/v1", "roles must alternate.", "change the template.") }, "judge", true).ExamineAsync(Stop);
        Assert.Equal("http://x/v1: roles must alternate. Fix: change the template.", Assert.Single(checkup.Problems).ToString());
    }

    [Fact]
    public async Task ExamineAsync_Crash_IsAProblemOfItsSection()
    {
        var checkup = await new ModelDoctor(new PatientModel { Failure = new TimeoutException("too late") }, "judge", true).ExamineAsync(Stop);
        Assert.Equal("judge: a question got no reply: TimeoutException: too late", Assert.Single(checkup.Problems).ToString()[..58]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<Checkup> ExamineAsync(IModel model) => new ModelDoctor(model, "model", isGreedy: true).ExamineAsync(Stop);
}
