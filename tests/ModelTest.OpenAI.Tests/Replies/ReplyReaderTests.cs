using System.Text;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Replies;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Tests.Replies;

/// <summary>What is a reply, and what is none.</summary>
public sealed class ReplyReaderTests
{
    private static readonly ReplyReader Reader = Make();

    [Theory]
    [InlineData("""{"choices":[{"text":"a","finish_reason":"stop"}]}""", "a", StopReason.Stop)]
    [InlineData("""{"choices":[{"text":"a","finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}""", "a", StopReason.Length)]
    [InlineData("""{"choices":[{"message":{"content":"a","reasoning_content":"why"},"finish_reason":"stop"}]}""", "a", StopReason.Stop)]
    [InlineData("""{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"x"},{"type":"text","text":"b"}]},"finish_reason":"stop"}]}""", "ab", StopReason.Stop)]
    [InlineData("""{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}""", "", StopReason.Stop)]
    [InlineData("""{"choices":[{"message":{"content":null,"reasoning_content":"endless"},"finish_reason":"length"}]}""", "", StopReason.Length)]
    [InlineData("""{"choices":[{"message":{"content":null,"reasoning":"endless"},"finish_reason":"length"}]}""", "", StopReason.Length)]
    public void ReadWhole_AReply_HasItsTextAndEnd(string body, string text, StopReason reason)
    {
        var reply = Reader.ReadWhole(Bytes(body));
        Assert.Equal((text, reason), (reply.Text, reply.StopReason));
    }

    [Theory]
    [InlineData("""{"choices": <""", "cannot be read", true)]
    [InlineData("null", "cannot be read", true)]
    [InlineData("[]", "cannot be read", true)]
    [InlineData("""{"choices":5}""", "cannot be read", true)]
    [InlineData("""{"choices":[]}""", "has no choices", true)]
    [InlineData("""{"id":"1"}""", "has no choices", true)]
    [InlineData("""{"error":{"message":"boom"}}""", "is an error: 'boom'", true)]
    [InlineData("""{"object":"error","message":"boom","code":40}""", "is an error: 'boom'", true)]
    [InlineData("""{"choices":[{"message":null,"finish_reason":"stop"}]}""", "has no content", true)]
    [InlineData("""{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}""", "has no content", true)]
    [InlineData("""{"choices":[{"text":"a","finish_reason":null}]}""", "broke off: it tells no finish_reason", true)]
    [InlineData("""{"choices":[{"text":"a","finish_reason":"content_filter"}]}""", "was withheld by the server's filter", false)]
    [InlineData("""{"choices":[{"text":"a","finish_reason":"abort"}]}""", "ended with 'abort', which is neither stop nor length", false)]
    [InlineData("""{"choices":[{"text":"","finish_reason":"length"}],"usage":{"prompt_tokens":9,"completion_tokens":0}}""", "has no tokens, and its end is called 'length': the prompt does not fit", false)]
    public void ReadWhole_NoReply_IsAnErrorAndMayBeAskedAgain(string body, string what, bool again)
    {
        var e = Assert.Throws<InputException>(() => Reader.ReadWhole(Bytes(body)));
        Assert.StartsWith($"http://host/v1: a reply {what}", e.Message, StringComparison.Ordinal);
        Assert.Equal(again, ReplyReader.Check(Bytes(body)).Fault is not null);
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"text\":\"a\"}]}\n\ndata: {\"choices\":[{\"text\":\"b\",\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n")]
    [InlineData(": ping\r\n\r\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"ab\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\r\n\r\ndata: [DONE]\r\n\r\n")]
    public void ReadEvents_AReply_IsPutTogether(string body)
    {
        var reply = Reader.ReadEvents(Bytes(body));
        Assert.Equal(("ab", StopReason.Stop, 3, 2), (reply.Text, reply.StopReason, reply.Usage!.PromptTokens, reply.Usage.CompletionTokens));
        Assert.Equal((null, 5), (ReplyReader.Check(Bytes(body)).Fault, ReplyReader.Check(Bytes(body)).Tokens));
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"text\":\"a\"}]}\n\n", "broke off: it tells no finish_reason")]
    [InlineData("data: {\"choices\":[{\"text\":\"a\"}]}\n\ndata: {\"error\":{\"message\":\"out of memory\"}}\n\n", "is an error")]
    [InlineData("data: {\"choices\":[{\"te\n\n", "cannot be read")]
    [InlineData("""{"choices":[{"text":"a","finish_reason":"stop"}]}""", "came in one piece, though it was to be streamed")]
    public void ReadEvents_NoReply_IsAnError(string body, string what)
    {
        var e = Assert.Throws<InputException>(() => Reader.ReadEvents(Bytes(body)));
        Assert.StartsWith($"http://host/v1: a reply {what}", e.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static ReplyReader Make()
    {
        var settings = Served.Settings("http://host/v1");
        var endpoint = Endpoint.Read(settings).Endpoint!;
        return new ReplyReader(new ServerProblems(endpoint, ApiKey.Read(settings, endpoint).Key, "m"));
    }
}
