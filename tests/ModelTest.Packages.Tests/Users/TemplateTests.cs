using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelTest.Packages.Tests.Users;

/// <summary>What 'dotnet new modeltest' makes.</summary>
[Collection(UserCollection.Name)]
public sealed partial class TemplateTests(UserFolder user)
{
    private static readonly string[] PlainFiles = [".gitignore", "README.md", "modeltest.json", UserFolder.Name + ".csproj"];

    [Fact]
    public async Task New_WithoutOptions_PinsTheVersionOfThePackages()
    {
        (await user.MadeAsync()).Green();
        using var package = PackedFolder.Open("ModelTest");

        var project = File.ReadAllText(user[Path.Join(UserFolder.Name, UserFolder.Name + ".csproj")]);

        Assert.Contains($"<PackageReference Include=\"ModelTest\" Version=\"{package.Version}\"", project, StringComparison.Ordinal);
        Assert.DoesNotContain("MODELTEST_", project, StringComparison.Ordinal);
        Assert.Equal("ceval", Assert.Single(Datasets(project)));
        Assert.All(PlainFiles, f => Assert.True(File.Exists(user[Path.Join(UserFolder.Name, f)]), f));
        Assert.False(Directory.Exists(user[Path.Join(UserFolder.Name, ".github")]));
    }

    [Fact]
    public async Task New_WithOptions_WritesThem()
    {
        (await user.MadeAsync()).Green();
        const string Model = """C:\my "models"\a""";

        (await user.RunAsync(
            ".", "new", "modeltest", "-o", "all", "--dataset", "mtbench", "--dataset", "wildbench", "--model", Model, "--workflow")).Green();

        Assert.Equal(["mtbench", "wildbench"], Datasets(File.ReadAllText(user[Path.Join("all", "all.csproj")])));
        using var settings = JsonDocument.Parse(
            File.ReadAllText(user[Path.Join("all", "modeltest.json")]), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        Assert.Equal(Model, settings.RootElement.GetProperty("model").GetString());
        Assert.Equal(
            File.ReadAllText(Path.Join(RepositoryPaths.Root, "src/ModelTest.Templates/content/modeltest/.github/workflows/model-regression.yml")),
            File.ReadAllText(user[Path.Join("all", ".github", "workflows", "model-regression.yml")]));
    }

    [Theory]
    [InlineData("", "ModelTest")]
    [InlineData("-p:Accelerator=cpu", "ModelTest")]
    [InlineData("-p:Accelerator=cuda:1", "ModelTest.Cuda")]
    [InlineData("-p:GenAI=true", "ModelTest ModelTest.OnnxRuntimeGenAI")]
    [InlineData("-p:GenAI=true -p:Accelerator=cuda", "ModelTest.Cuda ModelTest.OnnxRuntimeGenAI.Cuda")]
    public async Task New_Flavour_ReferencesItsPackages(string switches, string packages)
    {
        (await user.MadeAsync()).Green();

        var result = (await user.RunAsync(
            UserFolder.Name, ["msbuild", "-getItem:PackageReference", .. switches.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Green();

        using var items = JsonDocument.Parse(result.Output);
        Assert.Equal(
            packages.Split(' '),
            items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(p => p.GetProperty("Identity").GetString()));
    }

    [Fact]
    public void Template_Choices_AreTheDatasetsThatTheSuiteKnows()
    {
        var root = RepositoryPaths.Root;
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Join(root, "src/ModelTest.Templates/content/modeltest/.template.config/template.json")));
        var choices = template.RootElement.GetProperty("symbols").GetProperty("dataset").GetProperty("choices").EnumerateArray()
            .Select(c => c.GetProperty("choice").GetString()!).ToArray();

        var known = Keys().Matches(File.ReadAllText(Path.Join(root, "build/ModelTest.Datasets.props"))).Select(m => m.Groups[1].Value);

        Assert.Equal(known.Order(StringComparer.Ordinal), choices.Order(StringComparer.Ordinal));
        Assert.Equal(choices, Datasets(File.ReadAllText(Path.Join(root, "src/ModelTest.Templates/content/modeltest/ModelTestSuite.csproj"))));
    }

    [Fact]
    public async Task Uninstall_LeavesNothing()
    {
        PackedFolder.NeedAll();
        using var templates = PackedFolder.Open("ModelTest.Templates");
        (await user.RunAsync(".", "other-home", ["new", "install", templates.File])).Green();

        (await user.RunAsync(".", "other-home", ["new", "uninstall", "ModelTest.Templates"])).Green();

        var result = await user.RunAsync(".", "other-home", ["new", "modeltest", "-o", "none"]);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("No templates", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(user["other-home"], "*ModelTest*", SearchOption.AllDirectories));
    }

    private static string[] Datasets(string project) => [.. Included().Matches(project).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("<ModelTestDataset Include=\"(\\w+)\"")]
    private static partial Regex Included();

    [GeneratedRegex("Key=\"datasets:(\\w+):path\"")]
    private static partial Regex Keys();
}
