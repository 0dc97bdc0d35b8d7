using System.Diagnostics;
using System.Text;
using ModelTest.Models;
using ModelTest.OpenAI;
using ModelTest.OpenAI.Flow;
using ModelTest.Prompts;

namespace ModelTest.Throughput;

/// <summary>
/// What a request to a server costs here: a server that answers at once in a process of its own, asked by a bare client and through the flow
/// control alone, and through the whole engine. The bare client is the floor.
/// </summary>
internal static class ServerBenchmark
{
    /// <summary>Asks and prints the figures.</summary>
    public static async Task<int> RunAsync(Options options)
    {
        var requests = options.GetInteger("requests", 20_000);
        using var server = await InstantServer.StartAsync();
        // As long as a prompt of five shots of C-Eval.
        var text = new string('x', 1500);
        var body = Encoding.UTF8.GetBytes(
            "{\"model\":\"tiny-internlm2\",\"temperature\":0,\"max_tokens\":16,\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}");
        foreach (var concurrency in options.GetIntegers("concurrency", [1, 64, 256]))
        {
            var flowOptions = new FlowOptions { Endpoint = server.Endpoint, MaxConcurrency = concurrency };
            using var bare = new HttpClient(Connections.Create(flowOptions)) { Timeout = Timeout.InfiniteTimeSpan };
            using var handler = new FlowHandler(flowOptions, Connections.Create(flowOptions), TimeProvider.System);
            using var flow = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
            await using var chat = await OpenAsync(concurrency, ServerApi.Chat);
            await using var completions = await OpenAsync(concurrency, ServerApi.Completions);
            for (var round = 0; round < options.GetInteger("rounds", 3); round++)
            {
                await MeasureAsync("bare client", concurrency, Callers(() => PostAsync(bare), concurrency));
                await MeasureAsync("flow control", concurrency, Callers(() => PostAsync(flow), concurrency));
                await MeasureAsync("engine, chat", concurrency, Callers(() => AskAsync(chat), concurrency));
                await MeasureAsync("engine, text", concurrency, Callers(() => AskAsync(completions), concurrency));
                // As a run does it: every item asks, and the flow control lets as many through.
                await MeasureAsync("all at once, chat", concurrency, Callers(() => AskAsync(chat), requests));
            }
        }
        return 0;

        async Task<IModel> OpenAsync(int concurrency, ServerApi api) => await new ServerEngine().OpenAsync(
            new ModelSettings
            {
                Path = server.Endpoint.ToString(),
                Template = api == ServerApi.Completions ? "internlm2" : "auto",
                Server = new ServerSettings { Api = api, MaxConcurrency = concurrency },
            },
            new Dictionary<string, MetaTemplate>());

        Func<Task> Callers(Func<Task> ask, int callers) => () =>
        {
            var left = requests;
            return Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await ask();
                }
            }));
        };

        Task AskAsync(IModel model) => model.GenerateAsync(Prompt.FromUser(text), new GenerateOptions { MaxNewTokens = 16, Temperature = 0 });

        async Task PostAsync(HttpClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Chat) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            _ = await response.Content.ReadAsByteArrayAsync();
        }

        async Task MeasureAsync(string what, int concurrency, Func<Task> run)
        {
            using var self = Process.GetCurrentProcess();
            var (ours, theirs, allocated) = (self.TotalProcessorTime, server.ProcessorTime, GC.GetTotalAllocatedBytes());
            var start = Stopwatch.GetTimestamp();
            await run();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            self.Refresh();
            Console.WriteLine(FormattableString.Invariant(
                $"{concurrency,3} at a time, {what,-17} {requests / seconds,7:F0} requests/s, {seconds * 1e6 / requests,6:F1} µs a request; processor: client {PerRequest(self.TotalProcessorTime - ours),6:F1} µs, server {PerRequest(server.ProcessorTime - theirs),6:F1} µs; {(GC.GetTotalAllocatedBytes() - allocated) / requests} bytes allocated"));
        }

        double PerRequest(TimeSpan time) => time.TotalMicroseconds / requests;
    }
}
