using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Wire;
using Microsoft.AspNetCore.Connections.Features;

namespace ModelTest.Tests.Servers.Faults;

/// <summary>Lets a completion request meet its fault.</summary>
/// <param name="options">The server's options.</param>
/// <param name="restart">Closes the port, for a while or for good.</param>
internal sealed class FaultInjector(TestServerOptions options, Action<TimeSpan?> restart)
{
    private const int Pieces = 8;

    /// <summary>Answers a request.</summary>
    /// <returns>Whether a whole and right reply was written.</returns>
    public async Task<bool> RunAsync(HttpContext context, Fault? fault, Func<HttpContext, Task> answer)
    {
        switch (fault?.Kind)
        {
            case null:
                await answer(context);
                return context.Response.StatusCode == StatusCodes.Status200OK;
            case FaultKind.Status:
                await StatusAsync(context, fault);
                return false;
            case FaultKind.Loading:
                await WireJson.WriteAsync(
                    context.Response, WireErrors.Body(ServerDialect.LlamaCpp, new WireException(503, "Loading model", "unavailable_error")), 503);
                return false;
            case FaultKind.ResetBefore:
                Reset(context);
                return false;
            case FaultKind.Restart:
                restart(fault.Delay);
                await CutAsync(context);
                return false;
            case FaultKind.Death:
                restart(null);
                Reset(context);
                return false;
            case FaultKind.MalformedJson:
                await TextAsync(context, "application/json", "{\"choices\": [{\"message\": nonsense}]}");
                return false;
            case FaultKind.Html:
                await TextAsync(context, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>");
                return false;
            case FaultKind.EmptyChoices:
                await TextAsync(context, "application/json", "{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"tiny-internlm2\",\"choices\":[]}");
                return false;
            case FaultKind.SlowFirstByte:
                await Task.Delay(fault.Delay, options.Time, context.RequestAborted);
                await answer(context);
                return context.Response.StatusCode == StatusCodes.Status200OK;
            default:
                return await DamageAsync(context, fault!, answer);
        }
    }

    // The reply is computed into memory, then written as the fault wants it.
    private async Task<bool> DamageAsync(HttpContext context, Fault fault, Func<HttpContext, Task> answer)
    {
        var (body, whole) = (context.Response.Body, new MemoryStream());
        context.Response.Body = whole;
        await answer(context);
        context.Response.Body = body;
        var bytes = whole.ToArray();
        switch (fault.Kind)
        {
            case FaultKind.ResetInBody:
                await body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await body.FlushAsync();
                Reset(context);
                return false;
            case FaultKind.TruncatedJson:
                context.Response.ContentLength = bytes.Length / 2;
                await body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                return false;
            case FaultKind.WrongModel:
                bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(options.ModelIds[0], "another-model", StringComparison.Ordinal));
                context.Response.ContentLength = bytes.Length;
                await body.WriteAsync(bytes);
                return false;
            default:
                foreach (var piece in bytes.Chunk(Math.Max(1, (bytes.Length + Pieces - 1) / Pieces)))
                {
                    await Task.Delay(fault.Delay, options.Time, context.RequestAborted);
                    await body.WriteAsync(piece);
                    await body.FlushAsync();
                }
                return context.Response.StatusCode == StatusCodes.Status200OK;
        }
    }

    // By the port's closing: a client that is cut off earlier may be back before it is closed.
    private static async Task CutAsync(HttpContext context)
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(cut.SetResult);
        await cut.Task;
    }

    private async Task StatusAsync(HttpContext context, Fault fault)
    {
        if (fault.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = fault.RetryAfterDate
                ? (options.Time.GetUtcNow() + after).ToString("R", CultureInfo.InvariantCulture)
                : after.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        }
        await WireJson.WriteAsync(
            context.Response, WireErrors.Body(options.Dialect, new WireException(fault.Status, fault.Message, "server_error")), fault.Status);
    }

    private static async Task TextAsync(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }

    // With a linger time of zero the peer gets a reset instead of an orderly end.
    private static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        context.Abort();
    }
}
