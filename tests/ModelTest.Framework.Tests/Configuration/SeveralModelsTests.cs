namespace ModelTest.Tests.Configuration;

public sealed class SeveralModelsTests
{
    [Theory]
    [InlineData("base,checkpoints/new,http://127.0.0.1:23333/v1")]
    [InlineData("base; checkpoints/new; http://127.0.0.1:23333/v1")]
    public void Load_Models_AreNamesFoldersAndUrls(string models)
    {
        using var scene = new SettingsScene("""{ "models": { "base": { "path": "old", "threads": 2 } } }""");
        scene.Build["run:models"] = models;

        var several = scene.Load().Several;

        Assert.Equal(["base", "new", "127.0.0.1:23333"], several.Select(m => m.Name));
        Assert.Equal([scene.At("old"), scene.At("checkpoints/new"), "http://127.0.0.1:23333/v1"], several.Select(m => m.Model.Path));
        Assert.Equal(["base", "", ""], several.Select(m => m.Model.Name));
        Assert.Equal([2, 0, 0], several.Select(m => m.Model.Threads));
    }

    [Fact]
    public void Load_KeysOfSectionModel_CountForEachButPathAndName()
    {
        using var scene = new SettingsScene("""{ "models": { "base": { "path": "a", "threads": 2 } }, "run": { "models": ["base", "candidate"], "seed": 3 } }""");
        scene.Defaults["model"] = "embedded";
        scene.Build["model:device"] = "cuda";
        scene.Variables["MODELTEST_model__name"] = "mine";
        scene.Variables["MODELTEST_model__threads"] = "4";

        var several = scene.Load().Several;

        Assert.Equal([("base", "cuda", 4, 3), ("candidate", "cuda", 4, 3)], several.Select(m => (m.Name, m.Model.Device, m.Model.Threads, m.Model.Generation.Seed!.Value)));
    }

    [Fact]
    public void Load_NoModels_IsOne()
    {
        using var scene = new SettingsScene();

        Assert.Empty(scene.Load().Several);
    }

    [Theory]
    [InlineData("""{ "run": { "models": ["a"] } }""", "./modeltest.json, line 1, run.models: names only one model. Fix: name two or more, or the one as the model (-p:Model=).")]
    [InlineData("""{ "run": { "models": ["a", "x/a"] } }""", "./modeltest.json, line 1, run.models: has two models of the name 'a'. Fix: give them names of their own in 'models', and name those.")]
    [InlineData("""{ "run": { "models": ["a", "b"], "mode": "report", "from": "old" } }""", "run.models: names models to ask, and run.mode is report, which asks none.")]
    [InlineData("""{ "run": { "models": ["a", "b"], "resume": "old" } }""", "run.resume: names one run, and run.models several models. Fix: set run.resume to latest and run.results to the folder of all of them.")]
    [InlineData("""{ "run": { "models": ["a", "b"], "resume": "latest" } }""", "run.resume: names one run, and run.models several models.")]
    [InlineData("""{ "run": { "models": ["a", "b"] }, "baselines": { "accept": true } }""", "baselines.accept: is set, and run.models names several models. Fix: accept what one model gives.")]
    [InlineData("""{ "run": { "models": ["a", "b"] }, "snapshots": { "accept": true } }""", "snapshots.accept: is set, and run.models names several models. Fix: accept what one model gives.")]
    [InlineData("""{ "models": { "base": "x" }, "run": { "models": ["bsae", "b"] } }""", "./modeltest.json, line 1, run.models: is 'bsae', which is neither a name in 'models' nor a folder. Fix: did you mean 'base'?")]
    public void Load_WhatDoesNotGoTogether_IsTold(string json, string problem)
    {
        using var scene = new SettingsScene(json.Replace("\"from\": \"old\"", "\"from\": [\"old\"]", StringComparison.Ordinal));

        Assert.Contains(scene.Problems(), p => p.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ResumeLatestInANamedFolder_IsAllowed()
    {
        using var scene = new SettingsScene("""{ "run": { "models": ["a", "b"], "resume": "latest", "results": "out" } }""");

        Assert.Equal(2, scene.Load().Several.Count);
    }
}
