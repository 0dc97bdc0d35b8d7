using System.Collections.Concurrent;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Tests.Servers;
using ModelTest.Tests.Servers.Faults;

namespace ModelTest.OpenAI.Flow;

/// <summary>The whole engine on a server that misbehaves.</summary>
public sealed class EngineFaultsTests
{
    [Theory]
    [InlineData(ServerApi.Chat, false)]
    [InlineData(ServerApi.Chat, true)]
    [InlineData(ServerApi.Completions, false)]
    public async Task Faults_are_mended_and_noted(ServerApi api, bool stream)
    {
        FaultKind[] kinds =
            [FaultKind.MalformedJson, FaultKind.EmptyChoices, FaultKind.Html, FaultKind.ResetBefore, FaultKind.ResetInBody, FaultKind.TruncatedJson, FaultKind.Status];
        // Filled when the model is open: its questions about the server are not what is tested.
        var faults = new ConcurrentQueue<Fault>();
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Reply = p => "reply to " + p, Faults = new FaultPlan(_ => faults.TryDequeue(out var fault) ? fault : null) },
            TestContext.Current.CancellationToken);
        var settings = new ModelSettings
        {
            Path = server.Endpoint.ToString(),
            Template = api == ServerApi.Completions ? "none" : "auto",
            Server = new ServerSettings { Api = api, Stream = stream },
        };
        await using var model = await new ServerEngine().OpenAsync(settings, new Dictionary<string, MetaTemplate>(), TestContext.Current.CancellationToken);
        Array.ForEach(kinds, k => faults.Enqueue(new Fault(k)));
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => model.GenerateAsync(
            Prompt.FromUser($"{i}"), new GenerateOptions { MaxNewTokens = 50, Temperature = 0 }, TestContext.Current.CancellationToken)));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"reply to {i}"), replies.Select(r => r.Text));
        Assert.Equal($"{kinds.Length} of 50 requests to the server were repeated; {kinds.Length} failed otherwise", model.Note);
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(1, server.Answered[$"{i}"]));
    }
}
