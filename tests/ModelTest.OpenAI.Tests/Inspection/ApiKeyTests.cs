using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Tests.Inspection;

/// <summary>The key goes to the server that it was named for, and nowhere else.</summary>
public sealed class ApiKeyTests : IDisposable
{
    private const string Key = "sk-not-to-be-seen";

    // A name of its own: the process's variables are everybody's.
    private readonly string variable = "MODELTEST_TESTS_" + Guid.NewGuid().ToString("N");

    public ApiKeyTests() => Environment.SetEnvironmentVariable(variable, Key);

    public void Dispose() => Environment.SetEnvironmentVariable(variable, null);

    [Fact]
    public async Task Requests_WithANamedVariable_BringItsKey()
    {
        await using var server = await CannedServer.StartAsync("x", """{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}""");
        var settings = Served.Settings(server.Endpoint);
        settings.Server.KeyVariable = variable;
        await using var model = await Served.OpenAsync(settings);
        await model.AskAsync();
        Assert.All(server.Requests, r => Assert.Equal("Bearer " + Key, r.Authorization));
    }

    [Fact]
    public async Task Requests_WithoutANamedVariable_BringNoKey()
    {
        await using var server = await CannedServer.StartAsync("x", """{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}""");
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        await model.AskAsync();
        Assert.All(server.Requests, r => Assert.Equal("", r.Authorization));
    }

    [Fact]
    public async Task Inspect_TheVariableIsNotSet_IsToldBeforeAnythingIsSent()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint);
        settings.Server.KeyVariable = variable + "_NOT";
        Assert.Equal(
            $"model.server.key_variable: the variable {variable}_NOT is not set. Fix: set {variable}_NOT to the server's key.",
            Assert.Single(await Served.ProblemsAsync(settings)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Inspect_TheKeyIsRefused_NamesTheVariableAndHidesTheKey()
    {
        await using var server = await CannedServer.StartAsync(r => new CannedAnswer(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + Key + ".\"}}"));
        var settings = Served.Settings(server.Endpoint);
        settings.Server.KeyVariable = variable;
        var problem = Assert.Single(await Served.ProblemsAsync(settings));
        Assert.Contains($"the server does not take the key in {variable} (401): 'Incorrect API key provided: ", problem, StringComparison.Ordinal);
        Assert.EndsWith($"Fix: correct {variable}.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_TheServerEchoesTheKey_HidesIt()
    {
        await using var server = await CannedServer.StartAsync("x", "{\"error\":{\"message\":\"no, " + Key + "!\"}}");
        var settings = Served.Settings(server.Endpoint);
        settings.Server.KeyVariable = variable;
        await using var model = await Served.OpenAsync(settings);
        var e = await Assert.ThrowsAsync<InputException>(() => model.AskAsync());
        Assert.Contains("no, ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "OPENAI_API_KEY")]
    [InlineData("http://api.openai.com/v1", "")]
    [InlineData("https://api.openai.com.example/v1", "")]
    [InlineData("https://example.com/v1", "")]
    public void Read_WithoutANamedVariable_TakesOpenAIsForItsOwnHostAlone(string url, string expected)
    {
        var settings = Served.Settings(url);
        var (endpoint, _) = Endpoint.Read(settings);
        Assert.Equal(expected, ApiKey.Read(settings, endpoint!).Key.Variable);
    }
}
