using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Running;

namespace ModelTest.Tests.Judging;

public sealed class DefaultJudgeTests
{
    [Fact]
    public void Inspect_OwnJudgeOnOtherData_SaysSo() => Assert.Equal(
        "judge: the test project's own judge is for its own sample, and datasets.essays.path is other data (-p:datasets:essays:path). Fix: name a"
        + " checkpoint's folder, a server's URL or a name in 'models': -p:Judge=, the variable MODELTEST_judge, or 'judge' in modeltest.json.",
        DefaultJudge.Inspect(Suite("/own", ("datasets:essays:path", "/other")), "essays")?.ToString());

    [Theory]
    [InlineData("/own")]
    [InlineData("/own", "model", "/other")]
    [InlineData("/own", "datasets:essays:path", "/other", "judge", "/mine")]
    // A judge that the project names apart from its model is meant for any data.
    [InlineData("/apart", "datasets:essays:path", "/other")]
    public void Inspect_OwnDataOrAJudgeThatSomebodyNamed_IsFine(string judge, params string[] given) =>
        Assert.Null(DefaultJudge.Inspect(Suite(judge, [.. given.Chunk(2).Select(g => (g[0], g[1]))]), "essays"));

    private static Suite Suite(string judge, params (string Key, string Value)[] given)
    {
        var registry = new ExtensionRegistry();
        registry.Add(new EssayProvider(new EssayDataset()));
        var defaults = new Dictionary<string, string> { ["model"] = "/own", ["judge"] = judge, ["datasets:essays:path"] = "/own/essays" };
        var sources = new SettingsSources { Folder = "/", Defaults = defaults, Build = given.ToDictionary(g => g.Key, g => g.Value) };
        return new Suite(new RuntimeSettings { Startup = "/", Project = "/", Defaults = defaults }, registry, SettingsLoader.Load(sources, registry));
    }
}
