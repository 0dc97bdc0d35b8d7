using System.Text;
using System.Text.Json;

namespace ModelTest.OpenAI.Flow;

/// <summary>What a server says in an error, fit to be shown.</summary>
internal static class ServerWords
{
    private const int Longest = 400;
    private const int LongestJson = 1 << 16;

    /// <summary>The message of an error body, or the body's beginning where it has no known form; the key of the request never in it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="key">The request's key, or null.</param>
    public static string Of(ReadOnlySpan<byte> body, string? key)
    {
        // A character cut in two at the end becomes U+FFFD, which is taken off.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestJson)]).TrimEnd('\uFFFD');
        var words = Message(text) ?? Title(text) ?? text;
        if (!string.IsNullOrEmpty(key))
        {
            words = words.Replace(key, "(the key)", StringComparison.Ordinal);
        }
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "no words" : words.Length <= Longest ? $"'{words}'" : $"'{words[..Longest]}…'";
    }

    /// <summary>The code or type of an error body, such as <c>context_length_exceeded</c>; empty where there is none.</summary>
    public static string Code(ReadOnlySpan<byte> body)
    {
        using var document = Parse(Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestJson)]));
        return document is null ? "" : Text(Error(document.RootElement), "code") + " " + Text(Error(document.RootElement), "type");
    }

    // OpenAI and vLLM nest the error, LMDeploy and older vLLM do not, FastAPI's own errors have 'detail'.
    private static string? Message(string text)
    {
        using var document = Parse(text);
        if (document is null)
        {
            return null;
        }
        var error = Error(document.RootElement);
        return error.ValueKind == JsonValueKind.String ? error.GetString()
            : Text(error, "message") ?? (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("detail", out var detail) ? detail.ToString() : null);
    }

    // Of a web page its title says most.
    private static string? Title(string text)
    {
        const string Begin = "<title>";
        var from = text.IndexOf(Begin, StringComparison.OrdinalIgnoreCase) + Begin.Length;
        var to = from < Begin.Length ? -1 : text.IndexOf('<', from);
        return to < 0 ? null : text[from..to];
    }

    private static JsonElement Error(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error)
        && error.ValueKind is JsonValueKind.Object or JsonValueKind.String ? error : root;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
