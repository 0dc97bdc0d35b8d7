using System.Globalization;
using ModelTest.Tests.Servers;

// --model DIR | --instant, --port N, --dialect openai|vllm|lmdeploy|llamacpp, --context N. Prints its URL and serves until it is stopped.
var options = new TestServerOptions { Counts = false };
for (var i = 0; i < args.Length; i++)
{
    options = args[i] switch
    {
        "--instant" => options with { Model = "" },
        "--model" => options with { Model = args[++i] },
        "--port" => options with { Port = int.Parse(args[++i], CultureInfo.InvariantCulture) },
        "--dialect" => options with { Dialect = Enum.Parse<ServerDialect>(args[++i], ignoreCase: true) },
        "--context" => options with { ContextLength = int.Parse(args[++i], CultureInfo.InvariantCulture) },
        var other => throw new ArgumentException($"'{other}' is not an option of this program.", nameof(args)),
    };
}
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopped.TrySetResult();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stopped.TrySetResult();
await using var server = await TestServer.StartAsync(options);
Console.WriteLine(server.Endpoint);
await stopped.Task;
