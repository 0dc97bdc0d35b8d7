using ModelTest.Datasets.Judged;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class DataPathTests
{
    [Fact]
    public void Find_OfAFolderOrTheFile_GivesTheFile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a/data/x.json", "");

        Assert.Equal(file, Find(folder["a/data"]));
        Assert.Equal(file, Find(file));
        Assert.Equal(file, Find(folder["a"], "y.json", "data/x.json"));
    }

    [Theory]
    [InlineData("", "a/data")]
    [InlineData("a", "a/data")]
    [InlineData("a/data/deep", "a/data")]
    [InlineData("a/data/deep/deeper", "a/data")]
    [InlineData("a/dta", "a/data")]
    public void Find_OfAPathThatIsOff_NamesTheRightOne(string path, string right)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/data/x.json", "");
        Directory.CreateDirectory(folder["a/data/deep/deeper"]);

        var problem = Problem(folder[path]);

        Assert.Equal(("datasets.x.path", $"set it to '{folder[right]}'."), (problem.Where, problem.Fix));
    }

    [Fact]
    public void Find_WithoutAnyData_SaysWhatIsWanted()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a/b/c/d"]);

        Assert.Equal(("no path is given.", "set it to X's folder."), (Problem("").What, Problem("").Fix));
        Assert.Equal(($"'{folder["a"]}' has no x.json.", "set it to X's folder."), (Problem(folder["a"]).What, Problem(folder["a"]).Fix));
        Assert.Equal($"'{folder["a/b/c/e/f/g"]}' does not exist.", Problem(folder["a/b/c/e/f/g"]).What);
    }

    private static Problem Problem(string path) => Assert.Single(Assert.Throws<InputException>(() => Find(path)).Problems);

    private static string Find(string path, params string[] names) =>
        DataPath.Find("datasets.x.path", path, names.Length > 0 ? names : ["x.json"], "X's folder");
}
