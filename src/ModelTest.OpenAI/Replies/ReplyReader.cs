using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Flow;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Replies;

/// <summary>
/// Reads replies, and makes an error of whatever is none: a reply that was cut off or withheld must not count as a wrong answer.
/// </summary>
/// <param name="problems">Says what is wrong.</param>
internal sealed class ReplyReader(ServerProblems problems)
{
    private const string LookIntoLog = "look into the server's log.";

    private static readonly ReplyFinding Unreadable = new("cannot be read", LookIntoLog, MayPass: true);
    private static readonly ReplyFinding IsError = new("is an error", LookIntoLog, MayPass: true);
    private static readonly ReplyFinding NoChoices = new("has no choices", LookIntoLog, MayPass: true);
    private static readonly ReplyFinding NoContent = new("has no content", LookIntoLog, MayPass: true);
    private static readonly ReplyFinding BrokeOff = new("broke off: it tells no finish_reason", LookIntoLog, MayPass: true);

    // A server that says nothing but this of a prompt that is too long: LMDeploy.
    private static readonly ReplyFinding TooLong = new(
        "has no tokens, and its end is called 'length': the prompt does not fit the server's context",
        "use fewer shots (datasets.….shots), or start the server with a longer context.",
        MayPass: false);

    private static readonly ReplyFinding Withheld = new(
        "was withheld by the server's filter", "leave the item out, or ask a server without a filter.", MayPass: false);

    private static readonly ReplyFinding NoEvents = new("came in one piece, though it was to be streamed", "set server.stream to false.", MayPass: false);

    /// <summary>Looks at a reply for the flow control, which repeats the request where that may help.</summary>
    public static ReplyCheck Check(ReadOnlyMemory<byte> body)
    {
        var (reply, finding) = IsEvents(body.Span) ? Events(body.ToArray()) : Whole(body.Span);
        return new ReplyCheck(finding is { MayPass: true } ? finding.What : null, reply?.Usage?.Total);
    }

    /// <summary>The same of a body whose choices matter, and not how they end.</summary>
    public static ReplyCheck CheckChoices(ReadOnlyMemory<byte> body)
    {
        var (reply, finding) = Choices(body.Span);
        return new ReplyCheck(finding?.What, reply?.Usage?.Total);
    }

    /// <summary>Reads a body of choices.</summary>
    /// <exception cref="InputException">It is no reply.</exception>
    public WireReply Read(byte[] body) => Choices(body) is var (reply, finding) && finding is null ? reply! : throw Error(finding, body);

    /// <summary>Reads a reply that came in one piece, of a chat or a completion.</summary>
    /// <exception cref="InputException">It is no whole reply.</exception>
    public WholeReply ReadWhole(ReadOnlySpan<byte> body) => Whole(body) is var (reply, finding) && finding is null ? reply! : throw Error(finding, body);

    /// <summary>Reads a reply that came as events.</summary>
    /// <exception cref="InputException">It is no whole reply.</exception>
    public WholeReply ReadEvents(byte[] body)
    {
        var (reply, finding) = IsEvents(body) ? Events(body) : (null, NoEvents);
        return finding is null ? reply! : throw Error(finding, body);
    }

    private InputException Error(ReplyFinding finding, ReadOnlySpan<byte> body) => problems.Error($"a reply {finding.What}{problems.Words(body)}.", finding.Fix);

    private static (WholeReply? Reply, ReplyFinding? Finding) Whole(ReadOnlySpan<byte> body)
    {
        var (reply, finding) = Choices(body);
        if (finding is not null)
        {
            return (null, finding);
        }
        var choice = reply!.Choices![0];
        var text = choice.Text ?? choice.Message?.Text;
        // A thinking model that was cut off in its thoughts has none, and that is a reply.
        return text is null && choice.Message?.HasThoughts is not true ? (null, NoContent) : Ended(text ?? "", choice.FinishReason, reply.Usage);
    }

    private static (WholeReply? Reply, ReplyFinding? Finding) Events(byte[] body)
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
            var (part, finding) = Parse(item.Data);
            if (part is null)
            {
                return (null, finding);
            }
            usage = part.Usage ?? usage;
            if (part.Choices is { Count: > 0 } choices)
            {
                text.Append(choices[0].Text ?? choices[0].Delta?.Text);
                finish = choices[0].FinishReason ?? finish;
            }
        }
        return Ended(text.ToString(), finish, usage);
    }

    private static (WholeReply? Reply, ReplyFinding? Finding) Ended(string text, string? finish, WireUsage? usage) => finish switch
    {
        "length" when text.Length == 0 && usage is { CompletionTokens: 0 } => (null, TooLong),
        "stop" => (new WholeReply(text, StopReason.Stop, usage), null),
        "length" => (new WholeReply(text, StopReason.Length, usage), null),
        "content_filter" => (null, Withheld),
        null => (null, BrokeOff),
        _ => (null, new ReplyFinding(
            string.Create(CultureInfo.InvariantCulture, $"ended with '{finish}', which is neither stop nor length"), LookIntoLog, MayPass: false)),
    };

    private static (WireReply? Reply, ReplyFinding? Finding) Choices(ReadOnlySpan<byte> body) =>
        Parse(body) is var (reply, finding) && finding is null && reply!.Choices is not { Count: > 0 } ? (null, NoChoices) : (reply, finding);

    private static (WireReply? Reply, ReplyFinding? Finding) Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reply = JsonSerializer.Deserialize(body, WireJson.Default.WireReply);
            return reply is null ? (null, Unreadable) : reply.IsError ? (null, IsError) : (reply, null);
        }
        catch (JsonException)
        {
            return (null, Unreadable);
        }
    }

    private static bool IsEvents(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t\uFEFF"u8) is not [(byte)'{', ..];
}
