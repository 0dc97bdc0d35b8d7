using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Replies;

/// <summary>
/// Reads replies, and makes an error of whatever is none: a reply that was cut off or withheld must not count as a wrong answer.
/// </summary>
/// <param name="problems">Says what is wrong.</param>
internal sealed class ReplyReader(ServerProblems problems)
{
    private const string LookIntoLog = "look into the server's log.";

    /// <summary>Reads a body of choices.</summary>
    /// <exception cref="InputException">It is no reply.</exception>
    public WireReply Read(byte[] body)
    {
        var reply = Parse(body);
        if (reply.Choices is not { Count: > 0 })
        {
            throw problems.Error($"a reply has no choices{problems.Words(body)}.", LookIntoLog);
        }
        return reply;
    }

    /// <summary>Reads a reply that came in one piece, of a chat or a completion.</summary>
    /// <exception cref="InputException">It is no whole reply.</exception>
    public WholeReply ReadWhole(byte[] body)
    {
        var reply = Read(body);
        var choice = reply.Choices![0];
        var text = choice.Text ?? Content(choice.Message);
        if (text is null && choice.Message?.HasThoughts is not true)
        {
            throw problems.Error($"a reply has no content{problems.Words(body)}.", LookIntoLog);
        }
        return Checked(text ?? "", choice.FinishReason, reply.Usage);
    }

    /// <summary>Reads a reply that came as events.</summary>
    /// <exception cref="InputException">It is no whole reply.</exception>
    public WholeReply ReadEvents(byte[] body)
    {
        var text = new StringBuilder();
        string? finish = null;
        WireUsage? usage = null;
        foreach (var item in SseParser.Create(new MemoryStream(body), (_, data) => data.ToArray()).Enumerate())
        {
            if (item.Data.AsSpan().SequenceEqual("[DONE]"u8))
            {
                break;
            }
            var part = Parse(item.Data);
            usage = part.Usage ?? usage;
            if (part.Choices is { Count: > 0 } choices)
            {
                text.Append(choices[0].Text ?? Content(choices[0].Delta));
                finish = choices[0].FinishReason ?? finish;
            }
        }
        return finish is null && text.Length == 0 && usage is null && !body.AsSpan().StartsWith("data:"u8)
            ? throw problems.Error($"no events came, though the reply was to be streamed{problems.Words(body)}.", "set model.server.stream to false.")
            : Checked(text.ToString(), finish, usage);
    }

    private WholeReply Checked(string text, string? finish, WireUsage? usage) => finish switch
    {
        // LMDeploy says so, and nothing else, of a prompt that is too long.
        "length" when text.Length == 0 && usage is { CompletionTokens: 0 } => throw problems.Error(
            "the server generated nothing, which it calls 'length': the prompt does not fit its context.",
            "use fewer shots (datasets.….shots), or start the server with a longer context."),
        "stop" => new WholeReply(text, StopReason.Stop, usage),
        "length" => new WholeReply(text, StopReason.Length, usage),
        "content_filter" => throw problems.Error("the server's filter withheld the reply.", "leave the item out, or ask a server without a filter."),
        null => throw problems.Error($"a reply broke off after {text.Length} characters: it tells no finish_reason.", LookIntoLog),
        _ => throw problems.Error($"a reply ended with '{problems.Hide(finish)}', which is neither stop nor length.", LookIntoLog),
    };

    private WireReply Parse(byte[] body)
    {
        WireReply? reply = null;
        try
        {
            reply = JsonSerializer.Deserialize(body, WireJson.Default.WireReply);
        }
        catch (JsonException e)
        {
            throw problems.Error($"a reply cannot be read{problems.Words(body)}.", LookIntoLog, e);
        }
        if (reply is null)
        {
            throw problems.Error($"a reply cannot be read{problems.Words(body)}.", LookIntoLog);
        }
        var isError = reply.Error.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
            || (reply.Object.ValueKind == JsonValueKind.String && reply.Object.ValueEquals("error"));
        return isError ? throw problems.Error($"the server answered with an error{problems.Words(body)}.", LookIntoLog) : reply;
    }

    private static string? Content(WireMessage? message) => message switch
    {
        { Content.ValueKind: JsonValueKind.String } => message.Content.GetString(),
        { Content.ValueKind: JsonValueKind.Array } => string.Concat(message.Content.EnumerateArray()
            .Select(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out var text) ? text.GetString() : null)),
        _ => null,
    };
}
