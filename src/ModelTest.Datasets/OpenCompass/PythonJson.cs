using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>Writes JSON byte for byte as Python's <c>json.dumps(value, sort_keys=True)</c> does.</summary>
internal static class PythonJson
{
    /// <summary>The JSON text: keys sorted, separators ", " and ": ", everything but printable ASCII as \uXXXX.</summary>
    /// <param name="node">Objects, arrays, strings and integers.</param>
    public static string Dump(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (i, (name, value)) in members.OrderBy(m => m.Key, StringComparer.Ordinal).Index())
                {
                    AppendString(text.Append(i == 0 ? "" : ", "), name);
                    Append(text.Append(": "), value);
                }
                text.Append('}');
                break;
            case JsonArray elements:
                text.Append('[');
                foreach (var (i, element) in elements.Index())
                {
                    Append(text.Append(i == 0 ? "" : ", "), element);
                }
                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValue value:
                text.Append(value.GetValue<int>().ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                >= ' ' and <= '~' => text.Append(c),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }
        text.Append('"');
    }
}
