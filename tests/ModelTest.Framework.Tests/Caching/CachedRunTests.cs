using System.Text.Json.Nodes;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Tests.Judging;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Caching;

/// <summary>Runs that share the answers of models and judges: <c>run.cache</c>.</summary>
public sealed class CachedRunTests : IDisposable
{
    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private (string Key, string Value) Cache => ("run:cache", Path.Join(builder.Folder, "cache"));

    [Fact]
    public async Task RunAsync_SameAgain_AsksNothingAndLeavesTheSame()
    {
        var first = await RunAsync(builder, Cache);
        var second = await RunAsync(builder, Cache);

        Assert.Equal(12, builder.Engine.Asked);
        Assert.Equal("""{"hits":0,"misses":12,"damaged":0}""", Run(first)["cache"]!.ToJsonString());
        Assert.Equal("""{"hits":12,"misses":0,"damaged":0}""", Run(second)["cache"]!.ToJsonString());
        RunTexts.AssertSame(first, second);
    }

    [Theory]
    [InlineData("model:generation:max_new_tokens", "7")]
    [InlineData("model:generation:temperature", "0.5")]
    [InlineData("run:seed", "7")]
    public async Task RunAsync_OtherOptions_AreAskedAgain(string key, string value)
    {
        await RunAsync(builder, Cache);

        await RunAsync(builder, Cache, (key, value));

        Assert.Equal(24, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_OtherModel_IsAsked()
    {
        await RunAsync(builder, Cache);
        using var weights = new SuiteBuilder { Engine = new FakeEngine { Weights = '1' } };
        using var version = new SuiteBuilder { Engine = new FakeEngine { Version = "fake 2" } };
        using var dtype = new SuiteBuilder { Engine = new FakeEngine { Dtype = "float16" } };

        foreach (var other in new[] { weights, version, dtype })
        {
            await RunAsync(other, Cache);
            Assert.Equal(12, other.Engine.Asked);
        }
    }

    [Fact]
    public async Task RunAsync_ItemWithoutAReply_IsNotKept()
    {
        var broken = true;
        using var failing = new SuiteBuilder
        {
            Engine = new FakeEngine { Reply = (prompt, _) => broken && prompt == "law-1" ? throw new InvalidOperationException("gone") : Task.FromResult("A") },
        };
        await RunAsync(failing, Cache);
        broken = false;

        var folder = await RunAsync(failing, Cache);

        Assert.Equal(13, failing.Engine.Asked);
        Assert.Equal(12, Run(folder)["totals"]!["correct"]!.GetValue<int>());
    }

    [Fact]
    public async Task RunAsync_DamagedAnswer_IsAskedForAgainAndTold()
    {
        await RunAsync(builder, Cache);
        var file = Directory.GetFiles(Cache.Value, "*.json", SearchOption.AllDirectories)[0];
        var text = (await File.ReadAllTextAsync(file, Cancel)).Replace("\"reply\":\"A\"", "\"reply\":\"B\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text, Cancel);

        var folder = await RunAsync(builder, Cache);

        Assert.Equal((13, 12), (builder.Engine.Asked, Run(folder)["totals"]!["correct"]!.GetValue<int>()));
        Assert.Equal("1 answers in the cache were damaged, and asked for again.", Run(folder)["notes"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_JudgedDataset_AsksNeitherModelNorJudgeAgain()
    {
        using var suite = new JudgingSuite();
        var cache = ("run:cache", suite.At("cache"));
        var (first, _) = await suite.RunAsync(Cancel, null, cache);

        var (second, _) = await suite.RunAsync(Cancel, null, cache);

        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Equal(24, Run(second)["cache"]!["hits"]!.GetValue<int>());
        RunTexts.AssertSame(first, second);
    }

    private static async Task<string> RunAsync(SuiteBuilder builder, params (string Key, string Value)[] settings)
    {
        var suite = builder.Build(settings);
        var run = new RunContext(suite);
        await using (run)
        {
            await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(row => run.RunAsync(row, Cancel)));
            return run.Folder!;
        }
    }

    private static JsonNode Run(string folder) => JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!;
}
