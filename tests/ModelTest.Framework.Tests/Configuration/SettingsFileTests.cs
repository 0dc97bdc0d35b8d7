namespace ModelTest.Tests.Configuration;

public sealed class SettingsFileTests
{
    [Fact]
    public void Load_FileInAParent_IsFound()
    {
        using var scene = new SettingsScene("""{ "run": { "seed": 2 } }""") { Start = "a/b" };
        Directory.CreateDirectory(scene.At("a/b"));

        Assert.Equal(2, scene.Load().Run.Seed);
    }

    [Fact]
    public void Load_FileAboveTheRepository_IsNotLookedFor()
    {
        using var scene = new SettingsScene("""{ "run": { "seed": 2 } }""") { Start = "repository/src" };
        Directory.CreateDirectory(scene.At("repository/.git"));
        Directory.CreateDirectory(scene.At("repository/src"));

        Assert.Equal(0, scene.Load().Run.Seed);
    }

    [Fact]
    public void Load_NamedFileMissing_NamesNearest()
    {
        using var scene = new SettingsScene("{}") { File = "modeltes.json" };

        Assert.Equal(["the configuration file: './modeltes.json' does not exist. Fix: did you mean './modeltest.json'?"], scene.Problems());
    }

    [Fact]
    public void Load_Extends_LaterOverEarlierAndOwnOverAll()
    {
        using var scene = new SettingsScene("""{ "extends": ["a.json", "sub/b.json"], "run": { "seed": 3 } }""");
        scene.Write("a.json", """{ "run": { "seed": 1 }, "model": { "threads": 1, "max_batch": 1, "path": "m" } }""");
        scene.Write("sub/b.json", """{ "extends": "c.json", "model": { "max_batch": 2 } }""");
        scene.Write("sub/c.json", """{ "model": { "max_batch": 9, "path": "m", "token_budget": 64 }, }""");

        var settings = scene.Load();

        Assert.Equal((3, 1, 2, 64), (settings.Run.Seed, settings.Model.Threads, settings.Model.MaxBatch, settings.Model.TokenBudget));
        Assert.Equal(scene.At("sub/m"), settings.Model.Path);
    }

    [Fact]
    public void Load_ExtendsTheSameFileTwice_IsNoCycle()
    {
        using var scene = new SettingsScene("""{ "extends": ["a.json", "b.json"] }""");
        scene.Write("a.json", """{ "extends": "base.json" }""");
        scene.Write("b.json", """{ "extends": "base.json" }""");
        scene.Write("base.json", """{ "run": { "seed": 5 } }""");

        Assert.Equal(5, scene.Load().Run.Seed);
    }

    [Fact]
    public void Load_ExtendsCycle_ShowsTheChain()
    {
        using var scene = new SettingsScene("""{ "extends": "a.json" }""");
        scene.Write("a.json", """{ "extends": ["modeltest.json"] }""");

        Assert.Equal(
            ["./a.json, line 1, extends.0: the file extends itself: ./modeltest.json -> ./a.json -> ./modeltest.json. Fix: take one of the 'extends' out."],
            scene.Problems());
    }

    [Fact]
    public void Load_ExtendsWhatIsNoFile_SaysSo()
    {
        using var scene = new SettingsScene("{\n\"extends\": [\n\"bse.json\", 3, \"\"] }");
        scene.Write("base.json", "{}");

        Assert.Equal(
            [
                "./modeltest.json, line 3, extends.1: is 3, not a file. Fix: give a file, or a list of files: [\"base.json\"].",
                "./modeltest.json, line 3, extends.2: is '', not a file. Fix: give a file, or a list of files: [\"base.json\"].",
                "./modeltest.json, line 3, extends.0: './bse.json' does not exist. Fix: did you mean './base.json'?",
            ],
            scene.Problems());
    }

    [Fact]
    public void Load_BrokenJson_NamesLineAndColumn()
    {
        using var scene = new SettingsScene("{\n  \"run\": { \"seed\": 2 \"results\": \"x\" }\n}");

        var problem = Assert.Single(scene.Problems());

        Assert.StartsWith("./modeltest.json, line 2, column 22: not valid JSON: '\"' is invalid after a value.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "run": { "seed": 1, "SEED": 2 } }""")]
    public void Load_NoObjectOrKeyTwice_IsNotValid(string json)
    {
        using var scene = new SettingsScene(json);

        Assert.StartsWith("./modeltest.json", Assert.Single(scene.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ByteOrderMark_IsSkipped()
    {
        using var scene = new SettingsScene("\uFEFF{ \"run\": { \"seed\": 2 } }");

        Assert.Equal(2, scene.Load().Run.Seed);
    }
}
