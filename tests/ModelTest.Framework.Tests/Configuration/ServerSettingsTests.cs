using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Running;

namespace ModelTest.Tests.Configuration;

/// <summary>The section <c>model.server</c>, with a body that may hold anything.</summary>
public sealed class ServerSettingsTests
{
    [Fact]
    public void Load_Body_KeepsKindsAndNames()
    {
        using var scene = new SettingsScene(
            """
            { "model": { "path": "http://host/v1", "server": { "api": "completions", "dialect": "lmdeploy", "body": {
              "top_k": 1, "repetition_penalty": 1.10, "Flag": true, "text": "5", "none": null, "list": [1, "a", { "b": [] }], "deep": { "x": 1e-3 } } } } }
            """);

        var server = scene.Load().Model.Server;

        Assert.Equal((ServerApi.Completions, ServerDialect.Lmdeploy), (server.Api, server.Dialect));
        Assert.Equal(
            """{"top_k":1,"repetition_penalty":1.10,"Flag":true,"text":"5","none":null,"list":[1,"a",{"b":[]}],"deep":{"x":1e-3}}""",
            server.Body.ToJsonString());
    }

    [Fact]
    public void Load_BodyInVariables_ReadsNumbersAndMerges()
    {
        using var scene = new SettingsScene("""{ "model": { "path": "http://host/v1", "server": { "body": { "top_k": 1, "user": "me" } } } }""");
        scene.Variables["MODELTEST_model__server__body__top_k"] = "40";
        scene.Variables["MODELTEST_model__server__body__mode"] = "fast";
        Assert.Equal("""{"top_k":40,"user":"me","mode":"fast"}""", scene.Load().Model.Server.Body.ToJsonString());
    }

    [Fact]
    public void Load_BodyAsOneVariable_IsJson()
    {
        using var scene = new SettingsScene("""{ "model": "http://host/v1" }""");
        scene.Variables["MODELTEST_model__server__body"] = """{"guided_choice":["A","B"]}""";
        Assert.Equal("""{"guided_choice":["A","B"]}""", scene.Load().Model.Server.Body.ToJsonString());
    }

    [Fact]
    public void Load_BodyThatIsNoSection_IsAProblem()
    {
        using var scene = new SettingsScene("""{ "model": { "server": { "body": 5 } } }""");
        Assert.Equal(
            ["./modeltest.json, line 1, model.server.body: is 5, not a section. Fix: give a JSON object: { \"name\": value, … }."],
            scene.Problems());
    }

    [Fact]
    public void Load_UnknownKeysAndValuesOfServer_AreProblemsWithTheNearestName()
    {
        using var scene = new SettingsScene("""{ "model": { "server": { "retrys": 1, "api": "chatt", "max_concurrency": 0 } } }""");
        Assert.Equal(
            [
                "./modeltest.json, line 1, model.server.retrys: unknown key, value 1. Fix: did you mean 'retries'?",
                "./modeltest.json, line 1, model.server.api: is 'chatt', not one of the valid names. Fix: did you mean 'chat'?",
                "./modeltest.json, line 1, model.server.max_concurrency: is 0, out of range. Fix: give 1 to 4096.",
            ],
            scene.Problems());
    }

    [Fact]
    public void ChangedKeys_Settings_AreThoseThatDifferFromTheDefaults()
    {
        var settings = new ModelSettings { Threads = 2, Devices = [1], Server = new() { Stream = true, Body = new() { ["a"] = 1 } } };
        Assert.Equal(["devices", "threads", "server.body", "server.stream"], settings.ChangedKeys().Order(StringComparer.Ordinal).OrderBy(k => k.Contains('.')));
        Assert.Empty(new ModelSettings().ChangedKeys());
    }

    [Theory]
    [InlineData("model.server.model")]
    [InlineData("model.dtype")]
    [InlineData("model.devices")]
    [InlineData("model.cuda_graphs")]
    public void Rename_AJudgesProblem_SpeaksOfTheJudge(string key)
    {
        var renamed = ModelRole.Judge.Rename(new Problem(key, "w", $"set {key}."));
        var expected = "judge." + key["model.".Length..];
        Assert.Equal((expected, $"set {expected}."), (renamed.Where, renamed.Fix));
    }
}
