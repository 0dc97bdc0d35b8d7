using System.Text.Json;
using System.Text.Unicode;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Parses JSON so that reading a name or a text of it cannot fail later.</summary>
internal static class StrictJson
{
    /// <summary>Parses a document. <see cref="JsonDocument.Parse(ReadOnlyMemory{byte}, JsonDocumentOptions)"/> alone takes texts that are no Unicode.</summary>
    /// <param name="utf8">The bytes, without a byte order mark.</param>
    /// <exception cref="JsonException">The bytes are no JSON, no UTF-8, or have an escape of half a character.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var document = JsonDocument.Parse(utf8);
        if (Utf8.IsValid(utf8.Span) && HasWholeCharacters(utf8.Span))
        {
            return document;
        }
        document.Dispose();
        throw new JsonException("A text is no valid Unicode.");
    }

    private static bool HasWholeCharacters(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
