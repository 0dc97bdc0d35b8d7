namespace ModelTest.Tests.Configuration;

public sealed class ModelSelectionTests
{
    [Theory]
    [InlineData("""{ "model": "m" }""", 0)]
    [InlineData("""{ "model": "m", "run": { "seed": 7 } }""", 7)]
    [InlineData("""{ "model": { "path": "m", "generation": { "seed": 3 } }, "run": { "seed": 7 } }""", 3)]
    [InlineData("""{ "model": "m", "models": { "m": { "path": "x", "generation": { "seed": 0 } } }, "run": { "seed": 7 } }""", 0)]
    public void Load_Seed_IsTheRunsUnlessTheModelHasItsOwn(string json, int expected)
    {
        using var scene = new SettingsScene(json);

        Assert.Equal(expected, scene.Load().Model.Generation.Seed);
    }

    private const string Models =
        """
        "models": { "chat": { "path": "m/chat", "threads": 2, "template": "internlm2" }, "base": "m/base" }
        """;

    [Fact]
    public void Load_ModelIsAName_TakesTheEntry()
    {
        using var scene = new SettingsScene($$"""{ "model": "chat", {{Models}} }""");

        var settings = scene.Load();

        Assert.Equal((scene.At("m/chat"), 2), (settings.Model.Path, settings.Model.Threads));
        Assert.Equal(scene.At("m/base"), settings.Models["BASE"].Path);
    }

    [Fact]
    public void Load_ModelIsANameOfATextEntry_TakesItsPath()
    {
        using var scene = new SettingsScene($$"""{ "model": "Base", {{Models}} }""");

        Assert.Equal(scene.At("m/base"), scene.Load().Model.Path);
    }

    [Fact]
    public void Load_NameWithKeysOnTop_MergesThemIntoTheEntry()
    {
        using var scene = new SettingsScene($$"""{ "model": "chat", {{Models}} }""");
        scene.Variables["MODELTEST_model__threads"] = "7";

        var settings = scene.Load();

        Assert.Equal((scene.At("m/chat"), 7, "internlm2"), (settings.Model.Path, settings.Model.Threads, settings.Model.Template));
        Assert.Equal(2, settings.Models["chat"].Threads);
    }

    [Fact]
    public void Load_TextOverSection_ReplacesTheWholeSection()
    {
        using var scene = new SettingsScene("""{ "model": { "path": "a", "threads": 4, "template": "none" } }""");
        scene.Build["model"] = "b";
        scene.Build["model:max_batch"] = "3";

        var model = scene.Load().Model;

        Assert.Equal((scene.At("b"), 0, 3, "auto"), (model.Path, model.Threads, model.MaxBatch, model.Template));
    }

    [Theory]
    [InlineData("""{ "model": { "threads": 4 } }""", 4)]
    [InlineData("""{ "model": { "path": "a", "threads": 4 } }""", 0)]
    public void Load_TextOverKeys_KeepsThoseThatAreOfNoOtherModel(string json, int threads)
    {
        using var scene = new SettingsScene(json);
        scene.Defaults["model"] = "tiny";
        scene.Defaults["model:template"] = "none";
        scene.Variables["MODELTEST_model__generation__max_new_tokens"] = "8";
        scene.Build["model"] = "b";

        var model = scene.Load().Model;

        Assert.Equal((scene.At("b"), threads, 8, "auto"), (model.Path, model.Threads, model.Generation.MaxNewTokens, model.Template));
    }

    [Fact]
    public void Load_PathInAVariable_GivesWayToTheCommandLine()
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_model__path"] = "a";
        scene.Variables["MODELTEST_model__server__api"] = "completions";
        scene.Variables["MODELTEST_judge"] = "j";
        scene.Build["model"] = "http://127.0.0.1/v1";

        var settings = scene.Load();

        Assert.Equal(("http://127.0.0.1/v1", ModelTest.Models.ServerApi.Completions), (settings.Model.Path, settings.Model.Server.Api));
        Assert.Equal(scene.At("j"), settings.Judge.Path);
    }

    [Fact]
    public void Load_KeyOverText_KeepsTheTextAsPath()
    {
        using var scene = new SettingsScene("""{ "model": "a" }""");
        scene.Variables["MODELTEST_model__generation__max_new_tokens"] = "8";

        var model = scene.Load().Model;

        Assert.Equal((scene.At("a"), 8), (model.Path, model.Generation.MaxNewTokens));
    }

    [Fact]
    public void Load_SectionOverDefaultText_KeepsTheDefaultPath()
    {
        using var scene = new SettingsScene("""{ "model": { "threads": 2 } }""");
        scene.Defaults["model"] = "tiny";

        var model = scene.Load().Model;

        Assert.Equal((scene.At("tiny"), 2), (model.Path, model.Threads));
    }

    [Fact]
    public void Load_NameWithASlip_NamesTheNearest()
    {
        using var scene = new SettingsScene($$"""{ {{Models}} }""");
        scene.Variables["MODELTEST_model"] = "caht";

        Assert.Equal(
            ["MODELTEST_model, model.path: is 'caht', which is neither a name in 'models' nor a folder. Fix: did you mean 'chat'?"],
            scene.Problems());
    }

    [Fact]
    public void Load_FolderWithANameLikeAnEntry_IsTheFolder()
    {
        using var scene = new SettingsScene($$"""{ "model": "chat2", {{Models}} }""");
        Directory.CreateDirectory(scene.At("chat2"));

        Assert.Equal(scene.At("chat2"), scene.Load().Model.Path);
    }

    [Fact]
    public void Load_UnknownTemplateOrEngine_NamesTheNearest()
    {
        using var scene = new SettingsScene("""{ "model": { "template": "interlm2" }, "models": { "b": { "path": "b", "engine": "onnx" } } }""");

        Assert.Equal(
            [
                "./modeltest.json, line 1, model.template: is 'interlm2', which is no template. Fix: did you mean 'internlm2'?",
                "./modeltest.json, line 1, models.b.engine: is 'onnx', which is no engine. Fix: valid are: onnxruntime.",
            ],
            scene.Problems());
    }

    [Fact]
    public void Load_WrongKeyInAChosenEntry_IsToldOnce()
    {
        using var scene = new SettingsScene("""{ "model": "a", "models": { "a": { "path": "a", "thread": 2 } } }""");

        Assert.Equal(["./modeltest.json, line 1, models.a.thread: unknown key, value 2. Fix: did you mean 'threads'?"], scene.Problems());
    }
}
