using System.Text.Json.Nodes;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>Server-sent events.</summary>
internal static class EventStream
{
    /// <summary>Writes the chunks and the end mark, each sent at once.</summary>
    public static async Task WriteAsync(HttpResponse response, IEnumerable<JsonObject> chunks)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        foreach (var chunk in chunks.Select(WireJson.Bytes).Append("[DONE]"u8.ToArray()))
        {
            await response.Body.WriteAsync((byte[])[.. "data: "u8, .. chunk, .. "\n\n"u8]);
            await response.Body.FlushAsync();
        }
    }

    /// <summary>A text in pieces of a few characters, none of them cut in two.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        const int Length = 3;
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(at + Length, text.Length);
            end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
            yield return text[at..end];
            at = end;
        }
    }
}
