namespace ModelTest.Tests.Configuration;

public sealed class SettingsPathTests
{
    [Fact]
    public void Load_RelativePaths_CountFromTheirSource()
    {
        using var scene = new SettingsScene("""{ "datasets": { "quiz": { "path": "data" } } }""") { Start = "src" };
        Directory.CreateDirectory(scene.At("src"));
        scene.Variables["MODELTEST_run__results"] = "out/";
        scene.Build["model"] = "../m";

        var settings = scene.Load();

        Assert.Equal(scene.At("data"), settings.Datasets["quiz"].Path);
        Assert.Equal(scene.At("src/out"), settings.Run.Results);
        Assert.Equal(scene.At("m"), settings.Model.Path);
    }

    [Fact]
    public void Load_Home_IsExpanded()
    {
        using var scene = new SettingsScene("""{ "model": "~/models/m" }""");

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(Path.Join(home, "models", "m"), scene.Load().Model.Path);
    }

    [Fact]
    public void Load_Url_IsLeftAlone()
    {
        using var scene = new SettingsScene("""{ "model": "http://127.0.0.1:23333/v1/" }""");

        Assert.Equal("http://127.0.0.1:23333/v1/", scene.Load().Model.Path);
    }

    [Fact]
    public void InspectPath_Missing_NamesSourceAndNearest()
    {
        using var scene = new SettingsScene("""{ "datasets": { "quiz": { "path": "data/formal_cevl" } } }""");
        Directory.CreateDirectory(scene.At("data/formal_ceval"));
        var settings = scene.Load();

        var problem = settings.InspectPath("datasets.quiz.path", settings.Datasets["quiz"].Path);

        Assert.Equal(
            $"{scene.At("modeltest.json")}, line 1, datasets.quiz.path: '{scene.At("data/formal_cevl")}' does not exist."
            + $" Fix: did you mean '{scene.At("data/formal_ceval")}'?",
            problem?.ToString());
    }

    [Fact]
    public void InspectPath_ParentMissingToo_SaysSo()
    {
        using var scene = new SettingsScene();

        var problem = scene.Load().InspectPath("model.path", scene.At("no/such"));

        Assert.Equal($"model.path: '{scene.At("no/such")}' does not exist. Fix: check the path; '{scene.At("no")}' does not exist either.", problem?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://127.0.0.1/v1")]
    [InlineData(".")]
    public void InspectPath_ThereUrlOrEmpty_IsNoProblem(string path)
    {
        using var scene = new SettingsScene();

        Assert.Null(scene.Load().InspectPath("model.path", path));
    }
}
