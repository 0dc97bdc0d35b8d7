using ModelTest.Baselines;
using ModelTest.Problems;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Baselines;

public sealed class BaselineAcceptanceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Accept_WholeRun_WritesAFilePerSubject()
    {
        var said = Accept(false, 0, Results.Of(QuizDataset.Law, 1, 0), Results.Of(QuizDataset.Logic, 0, 2));

        Assert.Equal($"the outcomes of this run became the baseline of quiz: {folder["quiz"]}", said);
        Assert.Equal(["law.csv", "logic.csv"], Directory.GetFiles(folder["quiz"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Accept_BuildServer_IsRefused() => Refused(
        "a build server accepts no baseline. Fix: accept it on a machine of yours, and commit the files.", true, 0, Results.Of(QuizDataset.Law, 1, 0));

    [Fact]
    public void Accept_Limit_IsRefused() => Refused(
        "datasets.quiz.limit is set, and part of the items is no baseline. Fix: accept one without the limit.", false, 3, Results.Of(QuizDataset.Law, 1, 0));

    [Fact]
    public void Accept_ItemsWithoutReply_IsRefused() => Refused(
        "3 items got no reply. Fix: accept a baseline once all items have one.",
        false, 0, Results.Of(QuizDataset.Law, 1, 0, errors: 1), Results.Of(QuizDataset.Logic, 1, 0, errors: 2));

    private void Refused(string expected, bool isBuildServer, int limit, params SubjectResult[] results)
    {
        var e = Assert.Throws<InputException>(() => Accept(isBuildServer, limit, results));

        Assert.Equal($"{folder["quiz"]}: {expected}", e.Message);
        Assert.False(Directory.Exists(folder["quiz"]));
    }

    private string Accept(bool isBuildServer, int limit, params SubjectResult[] results) =>
        new BaselineAcceptance(new DatasetBaseline(folder.Path, "quiz"), isBuildServer).Accept("quiz", "datasets.quiz", limit, results);
}
