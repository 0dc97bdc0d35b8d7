using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Requests;

/// <summary>The fields that <c>model.server.body</c> adds to every request.</summary>
internal static class ExtraBody
{
    // What to write instead: a field that is said twice would be whichever the server reads last.
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["model"] = "model.server.model",
        ["stream"] = "model.server.stream",
        ["stream_options"] = "model.server.stream",
        ["max_tokens"] = "model.generation.max_new_tokens",
        ["max_completion_tokens"] = "model.generation.max_new_tokens",
        ["temperature"] = "model.generation.temperature",
        ["top_p"] = "model.generation.top_p",
        ["seed"] = "model.generation.seed",
        ["stop"] = "model.generation.stop",
        ["messages"] = "",
        ["prompt"] = "",
        ["n"] = "",
        ["best_of"] = "",
        ["echo"] = "",
        ["logprobs"] = "",
        ["top_logprobs"] = "",
        ["prompt_logprobs"] = "",
    };

    /// <summary>Fields that requests have of their own.</summary>
    public static IEnumerable<Problem> Inspect(JsonObject body) =>
        body.Where(f => Own.ContainsKey(f.Key)).Select(f => new Problem(
            $"model.server.body.{f.Key}",
            "every request sets this field itself.",
            Own[f.Key].Length > 0 ? $"leave it out; {Own[f.Key]} sets it." : "leave it out."));

    /// <summary>Writes the fields into the object that is open.</summary>
    public static void WriteTo(Utf8JsonWriter writer, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            Write(writer, name, value);
        }
    }

    /// <summary>Writes one field.</summary>
    public static void Write(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
