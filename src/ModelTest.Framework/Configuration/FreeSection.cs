using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Reads a section that may hold any keys: what is in it is not ours to know.</summary>
internal static class FreeSection
{
    /// <summary>The section as JSON; numbers stay numbers as they are written. A variable may give the whole section as JSON.</summary>
    /// <returns>The section; null, and a problem added, when the node is none.</returns>
    public static JsonObject? Read(SettingsNode node, List<Problem> problems)
    {
        var value = Value(node);
        if (value is not JsonObject)
        {
            problems.Add(node.Problem($"is {node.Shown}, not a section.", "give a JSON object: { \"name\": value, … }."));
        }
        return value as JsonObject;
    }

    private static JsonNode? Value(SettingsNode node) => node.Kind switch
    {
        SettingsKind.Section => new JsonObject(node.Children.Select(c => KeyValuePair.Create(c.Key, Value(c.Value)))),
        SettingsKind.List => new JsonArray([.. node.Children.Values.Select(Value)]),
        SettingsKind.Number => JsonNode.Parse(node.Value),
        SettingsKind.Boolean => JsonValue.Create(bool.Parse(node.Value)),
        SettingsKind.Null => null,
        SettingsKind.Loose => Loose(node.Value),
        _ => JsonValue.Create(node.Value),
    };

    // A variable has no quotes to tell a number from a text: what reads as JSON is JSON.
    private static JsonNode? Loose(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
