using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Requests;

/// <summary>Writes bodies of requests.</summary>
internal static class RequestBody
{
    // Chinese as it is: half the bytes of escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON object.</summary>
    /// <param name="write">Writes its fields.</param>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes <c>messages</c>.</summary>
    public static void WriteMessages(Utf8JsonWriter writer, Prompt prompt)
    {
        writer.WriteStartArray("messages");
        foreach (var turn in prompt.Turns)
        {
            writer.WriteStartObject();
            writer.WriteString("role", turn.Role switch { Role.System => "system", Role.Assistant => "assistant", _ => "user" });
            writer.WriteString("content", turn.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes a list of whole numbers.</summary>
    public static void WriteNumbers(Utf8JsonWriter writer, IReadOnlyList<int> numbers)
    {
        writer.WriteStartArray();
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }
        writer.WriteEndArray();
    }
}
