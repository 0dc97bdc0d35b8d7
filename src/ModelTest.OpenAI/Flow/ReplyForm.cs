namespace ModelTest.OpenAI.Flow;

/// <summary>What can be told of a successful reply without reading it: pages of proxies and bodies that were cut off.</summary>
internal static class ReplyForm
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>What is wrong with a reply's form, as the end of a sentence that begins "the reply"; null: nothing.</summary>
    /// <param name="type">The media type, or null.</param>
    /// <param name="body">The body.</param>
    public static string? Fault(string? type, ReadOnlySpan<byte> body)
    {
        var text = body.Trim(Blanks);
        if (type is "text/html" || text.StartsWith("<"u8))
        {
            return "is a page of HTML and no JSON";
        }
        if (text.IsEmpty)
        {
            return "is empty";
        }
        if (type is "text/event-stream")
        {
            return text.EndsWith("[DONE]"u8) ? null : "was cut off: its stream has no end mark";
        }
        return text[^1] is (byte)'}' or (byte)']' ? null : "was cut off: its JSON does not end";
    }

    /// <summary>The total of tokens that a reply tells; null: none.</summary>
    public static int? Tokens(ReadOnlySpan<byte> body)
    {
        var key = "\"total_tokens\""u8;
        var at = body.LastIndexOf(key);
        if (at < 0)
        {
            return null;
        }
        var value = body[(at + key.Length)..].TrimStart(": \t"u8);
        return System.Buffers.Text.Utf8Parser.TryParse(value, out int tokens, out _) ? tokens : null;
    }
}
