using System.Globalization;
using System.Runtime.InteropServices;
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
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
await using var server = await TestServer.StartAsync(options);
Console.WriteLine(server.Endpoint);
await stopped.Task;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stopped.TrySetResult();
}
