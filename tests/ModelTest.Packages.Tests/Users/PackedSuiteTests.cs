namespace ModelTest.Packages.Tests.Users;

/// <summary>'dotnet new modeltest' and 'dotnet test' with the packed packages.</summary>
[Collection(UserCollection.Name)]
public sealed class PackedSuiteTests(UserFolder user)
{
    private static readonly string[] Files = ["summary.csv", "subjects.csv", "report.html", "run.json"];

    [Fact]
    public async Task Test_OfTheNewProject_PrintsTheTableAndLeavesTheFiles()
    {
        var result = (await user.TestedAsync()).Green();

        Assert.Contains("ModelTest: tiny-internlm2, onnxruntime", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"ceval-sample +idiom_completion +40 +100\.00", result.Output);
        Assert.Matches(@"ceval-sample +overall +\d\d\.\d\d", result.Output);
        var run = Assert.Single(Directory.GetDirectories(user[Path.Join(UserFolder.Name, "TestResults", "modeltest")]));
        Assert.All(Files, f => Assert.True(File.Exists(Path.Join(run, f)), f));
        Assert.Equal(16, Directory.GetFiles(Path.Join(run, "predictions", "ceval-sample")).Length);
    }

    [Fact]
    public async Task Test_OfTheNewProject_RanWhatWasPacked()
    {
        (await user.TestedAsync()).Green();

        Assert.All(PackedFolder.Ids.Where(id => id is not "ModelTest" and not "ModelTest.Templates" and not "ModelTest.Tool"), id =>
        {
            using var package = PackedFolder.Open(id);
            var packed = package.Paths.Single(p => p.EndsWith($"/{id}.dll", StringComparison.Ordinal));
            Assert.Equal(package.Bytes(packed), File.ReadAllBytes(Path.Join(Output, id + ".dll")));
        });
    }

    [Fact]
    public async Task Test_OfTheNewProject_CopiesNoModel()
    {
        (await user.TestedAsync()).Green();

        Assert.Empty(Directory.GetFiles(user[UserFolder.Name], "*.safetensors", SearchOption.AllDirectories));
        Assert.Contains(user[Path.Join("packages", "modeltest")], File.ReadAllText(Path.Join(Output, "modeltest.runtime.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_MistypedFilter_IsRedWithTheNearestName()
    {
        (await user.TestedAsync()).Green();

        (await user.RunAsync(UserFolder.Name, "test", "--no-build", "--filter", "Dataset=ceval&Subject=antonym")).Red(
            "ceval has no subject 'antonym', so nothing is tested. Fix: did you mean 'antonyms'?");
    }

    private string Output => user[Path.Join(UserFolder.Name, "bin", "Debug", "net10.0")];
}
