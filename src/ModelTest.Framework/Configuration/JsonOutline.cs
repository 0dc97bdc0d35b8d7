using System.Text.Json;

namespace ModelTest.Configuration;

/// <summary>The line and the kind of every value of a JSON file, which Microsoft.Extensions.Configuration does not keep.</summary>
internal static class JsonOutline
{
    /// <summary>Calls <paramref name="found"/> for each value in the file's order, sections before what is in them.</summary>
    /// <param name="json">A well-formed UTF-8 JSON object; comments and trailing commas are allowed.</param>
    /// <param name="found">Takes the names down to the value (list entries are numbers), its kind and its line, counted from 1.</param>
    public static void Read(ReadOnlySpan<byte> json, Action<IReadOnlyList<string>, SettingsKind, int> found)
    {
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(json, options);
        var path = new List<string>();
        var lists = new Stack<int>();
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += json[counted..start].Count((byte)'\n');
            counted = start;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Add(reader.GetString()!);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    lists.Pop();
                    Leave(path);
                    break;
                default:
                    Enter(path, lists);
                    if (path.Count > 0)
                    {
                        found(path, Kind(reader.TokenType), line);
                    }
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        lists.Push(reader.TokenType == JsonTokenType.StartArray ? 0 : -1);
                    }
                    else
                    {
                        Leave(path);
                    }
                    break;
            }
        }
    }

    private static void Enter(List<string> path, Stack<int> lists)
    {
        if (lists.TryPeek(out var next) && next >= 0)
        {
            lists.Pop();
            lists.Push(next + 1);
            path.Add(next.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void Leave(List<string> path)
    {
        if (path.Count > 0)
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    private static SettingsKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => SettingsKind.Section,
        JsonTokenType.StartArray => SettingsKind.List,
        JsonTokenType.Number => SettingsKind.Number,
        JsonTokenType.True or JsonTokenType.False => SettingsKind.Boolean,
        JsonTokenType.Null => SettingsKind.Null,
        _ => SettingsKind.Text,
    };
}
