using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelTest.OpenAI.Connections;

/// <summary>What a server said, fit for a message.</summary>
internal static partial class ServerWords
{
    private const int Longest = 400;

    /// <summary>The message in an answer: that of JSON's <c>error</c>, <c>message</c> or <c>detail</c>, a page's title, or the text as it is, cut.</summary>
    public static string Of(ReadOnlySpan<byte> body) => Cut(Message(body) ?? Text(body));

    /// <summary>Whether the answer is a web page.</summary>
    public static bool IsPage(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t\uFEFF"u8) is var start && start.Length > 0 && start[0] == '<';

    private static string? Message(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            return Message(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Message(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        foreach (var name in (string[])["error", "message", "detail", "msg"])
        {
            if (!answer.TryGetProperty(name, out var value))
            {
                continue;
            }
            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
            // FastAPI lists what is wrong with each field.
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return Message(value) ?? value.GetRawText();
            }
        }
        return null;
    }

    private static string Text(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 64 * 1024)]);
        if (!IsPage(body))
        {
            return text;
        }
        var title = Title().Match(text);
        return title.Success ? title.Groups[1].Value : Tags().Replace(text, " ");
    }

    private static string Cut(string text)
    {
        var line = Spaces().Replace(text, " ").Trim();
        if (line.Length <= Longest)
        {
            return line;
        }
        // Not through the middle of a character of two halves.
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return line[..end] + "…";
    }

    [GeneratedRegex(@"<title[^>]*>\s*(.*?)\s*</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"<(script|style)\b.*?</\1>|<[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Spaces();
}
