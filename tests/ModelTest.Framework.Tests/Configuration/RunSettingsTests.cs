using ModelTest.Configuration;
using ModelTest.Problems;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Configuration;

public sealed class RunSettingsTests : IDisposable
{
    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    [Fact]
    public void Load_Nothing_IsAWholeNewRun()
    {
        var run = builder.Build().Settings.Run;

        Assert.Equal((RunMode.All, null, null, null, 4096), (run.Mode, run.Resume, run.Cache, run.Part, run.CacheMebibytes));
        Assert.Empty(run.From);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("a; b")]
    public void Load_From_IsAListOfFolders(string from)
    {
        var run = builder.Build(("run:mode", "report"), ("run:from", from)).Settings.Run;

        Assert.Equal([Path.Join(builder.Folder, "a"), Path.Join(builder.Folder, "b")], run.From);
    }

    [Fact]
    public void Load_Latest_IsNoPath()
    {
        Assert.Equal("latest", builder.Build(("run:resume", "latest")).Settings.Run.Resume);
        Assert.Equal(["latest"], builder.Build(("run:mode", "report"), ("run:from", "latest")).Settings.Run.From);
    }

    [Theory]
    [InlineData("shard: is '3/2', not a part of a run. Fix: give its number and how many parts there are: 2/3.", "run:shard", "3/2")]
    [InlineData("mode: is evaluate, which needs the folder of a run, and run.from names none. Fix: name it: -p:From=, run.from or MODELTEST_run__from.", "run:mode", "evaluate")]
    [InlineData("from: names runs, and run.mode is all, which asks the model. Fix: set run.mode to evaluate or report.", "run:from", "latest")]
    [InlineData("resume: goes on asking the model, and run.mode is report. Fix: take one of the two out.", "run:mode", "report", "run:from", "latest", "run:resume", "latest")]
    [InlineData("shard: is a part of a run, and run.mode is report, which is about whole runs. Fix: take one of the two out.", "run:mode", "report", "run:from", "latest", "run:shard", "1/2")]
    [InlineData("resume: goes on in '/a', and run.results names '/b'. Fix: take run.results out, or set run.resume to latest.", "run:resume", "/a", "run:results", "/b")]
    public void Load_WhatDoesNotGoTogether_IsAProblem(string problem, params string[] settings)
    {
        var e = Assert.Throws<InputException>(() => builder.Build([.. settings.Chunk(2).Select(p => (p[0], p[1]))]));

        var key = problem.Split(':')[0];
        Assert.Equal($"-p:run:{key}, run.{problem}", e.Message);
    }

    [Fact]
    public void Load_UnknownMode_NamesTheNearest()
    {
        var e = Assert.Throws<InputException>(() => builder.Build(("run:mode", "evalute")));

        Assert.Equal("-p:run:mode, run.mode: is 'evalute', not one of the valid names. Fix: did you mean 'evaluate'?", e.Message);
    }
}
